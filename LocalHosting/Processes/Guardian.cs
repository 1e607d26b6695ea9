using System.Diagnostics;
using Aspire.Hosting;

namespace LocalHosting.Processes;

/// <summary>
/// A small process that ends everything this run started as soon as the host is gone, however it died; see guardian.sh.
/// </summary>
/// <remarks>
/// PR_SET_PDEATHSIG would not do: it fires when the starting thread ends, not the process, is lost when the user changes, and does not reach grandchildren.
/// </remarks>
internal sealed class Guardian : IAsyncDisposable
{
    private static readonly TimeSpan SweepTimeout = TimeSpan.FromSeconds(8);
    private readonly Process _process;

    private Guardian(Process process, string mark)
    {
        _process = process;
        Mark = mark;
    }

    internal const string MarkVariable = "LOCALHOSTING_RUN";

    /// <summary>Gets the value of <see cref="MarkVariable"/> in the environment of each process of this run.</summary>
    internal string Mark { get; }

    /// <summary>Ends what is left of this run, then the guardian itself.</summary>
    public async ValueTask DisposeAsync()
    {
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
    internal static Guardian Start(string? ephemeralFolder)
    {
        using var script = new StreamReader(typeof(Guardian).Assembly.GetManifestResourceStream("guardian.sh")!);
        var mark = Guid.NewGuid().ToString("n");
        var start = new ProcessStartInfo(
            // A session of its own keeps it out of reach of the terminal's Ctrl-C.
            Programs.Find("setsid") ?? throw new DistributedApplicationException("The program 'setsid' is missing (Debian package util-linux); the local engine needs Linux."),
            ["/bin/sh", "-c", script.ReadToEnd(), "guardian", $"{MarkVariable}={mark}", ephemeralFolder ?? string.Empty])
        {
            RedirectStandardInput = true,
            WorkingDirectory = "/",
        };
        // A host that runs inside another run (a test) must not have its guardian ended by the other one's sweep first.
        start.Environment.Remove(MarkVariable);
        return new Guardian(Process.Start(start)!, mark);
    }
}
