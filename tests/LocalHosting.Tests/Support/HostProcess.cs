using System.Collections.Concurrent;
using System.Diagnostics;
using LocalHosting.Processes;

namespace LocalHosting.Tests.Support;

/// <summary>The test AppHost as a process of its own.</summary>
internal sealed class HostProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly ConcurrentQueue<string> _lines = [];

    private HostProcess(Process process)
    {
        _process = process;
    }

    internal string Output => string.Join('\n', _lines);

    internal int Id => _process.Id;

    internal static HostProcess Start(string dataFolder, string parts, params string[] more) => Start(dataFolder, parts, new Dictionary<string, string>(), more);

    internal static HostProcess Start(string dataFolder, string parts, IReadOnlyDictionary<string, string> environment, params string[] more)
    {
        var assembly = typeof(LocalHosting.TestHost.TestHostMarker).Assembly.Location;
        var start = new ProcessStartInfo("dotnet", ["exec", assembly, "--DataFolder", dataFolder, "--parts", parts, .. more])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetDirectoryName(assembly)!,
        };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        var host = new HostProcess(Process.Start(start)!);
        host._process.OutputDataReceived += host.Keep;
        host._process.ErrorDataReceived += host.Keep;
        host._process.BeginOutputReadLine();
        host._process.BeginErrorReadLine();
        return host;
    }

    internal Task UntilAsync(string text, int seconds) => Deadline.UntilAsync(
        () => Output.Contains(text, StringComparison.Ordinal) || (_process.HasExited ? throw new InvalidOperationException($"The host ended early:\n{Output}") : false),
        seconds,
        $"'{text}' in\n{Output}");

    internal void Send(Signal signal) => LibC.Send(Id, signal);

    internal async Task<int> ExitAsync(int seconds)
    {
        await _process.WaitForExitAsync(Deadline.After(seconds));
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            _process.Kill();
        await _process.WaitForExitAsync(CancellationToken.None);
        _process.Dispose();
    }

    private void Keep(object sender, DataReceivedEventArgs received)
    {
        if (received.Data is { } line)
            _lines.Enqueue(line);
    }
}
