using System.Diagnostics;
using Aspire.Hosting;

namespace LocalHosting.Processes;

/// <summary>
/// A small process that ends everything this run started as soon as the host is gone, however it died; see guardian.sh.
/// </summary>
/// <remarks>
/// PR_SET_PDEATHSIG would not do: it fires when the starting thread ends, not the process, is lost when the user changes, and does not reach grandchildren.
/// A guardian that is killed is replaced, so that it has to be killed together with the host to leave anything behind.
/// </remarks>
internal sealed class Guardian : IAsyncDisposable
{
    private static readonly TimeSpan SweepTimeout = TimeSpan.FromSeconds(8);

    private readonly string? _ephemeralFolder;

    /// <summary>Guards <see cref="_process"/> and <see cref="_isDisposed"/>: the guardian's end is told by a thread of its own.</summary>
    private readonly Lock _gate = new();
    private Process _process;
    private bool _isDisposed;

    private Guardian(string? ephemeralFolder)
    {
        _ephemeralFolder = ephemeralFolder;
        Mark = Guid.NewGuid().ToString("n");
        _process = StartProcess();
        Watch(_process);
    }

    internal const string MarkVariable = "LOCALHOSTING_RUN";

    /// <summary>Gets the value of <see cref="MarkVariable"/> in the environment of each process of this run.</summary>
    internal string Mark { get; }

    /// <summary>Ends what is left of this run, then the guardian itself.</summary>
    public async ValueTask DisposeAsync()
    {
        lock (_gate)
            _isDisposed = true;
        using var _ = _process;
        _process.StandardInput.Close();
        using var deadline = new CancellationTokenSource(SweepTimeout);
        try
        {
            await _process.WaitForExitAsync(deadline.Token);
        }
        catch (OperationCanceledException)
        {
            _process.Kill();
        }
    }

    /// <param name="ephemeralFolder">A folder to remove at the end, or <see langword="null"/>.</param>
    internal static Guardian Start(string? ephemeralFolder) => new(ephemeralFolder);

    private Process StartProcess()
    {
        using var script = new StreamReader(typeof(Guardian).Assembly.GetManifestResourceStream("guardian.sh")!);
        var start = new ProcessStartInfo(
            // A session of its own keeps it out of reach of the terminal's Ctrl-C.
            Programs.Find("setsid") ?? throw new DistributedApplicationException("The program 'setsid' is missing (Debian package util-linux); the local engine needs Linux."),
            ["/bin/sh", "-c", script.ReadToEnd(), "guardian", $"{MarkVariable}={Mark}", _ephemeralFolder ?? string.Empty])
        {
            RedirectStandardInput = true,
            WorkingDirectory = "/",
        };
        // A host that runs inside another run (a test) must not have its guardian ended by the other one's sweep first.
        start.Environment.Remove(MarkVariable);
        return Process.Start(start)!;
    }

    // Only once it is the guardian: one that ends at once would else not be known yet.
    private void Watch(Process process)
    {
        process.Exited += (_, _) => Replace(process);
        process.EnableRaisingEvents = true;
    }

    private void Replace(Process ended)
    {
        lock (_gate)
        {
            if (_isDisposed || _process != ended)
                return;
            _process = StartProcess();
            Watch(_process);
        }

        ended.Dispose();
    }
}
