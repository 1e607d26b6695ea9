using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using SystemTests.Commands;

namespace SystemTests.Hosting;

/// <summary>The AppHost as a process of its own, as <c>./run</c> starts it: to be killed and interrupted.</summary>
internal sealed class AppHostProcess : IAsyncDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    private readonly Process _process;
    private readonly string _dataFolder;
    private readonly ConcurrentQueue<string> _lines = [];

    private AppHostProcess(Process process, string dataFolder)
    {
        _process = process;
        _dataFolder = dataFolder;
        _process.OutputDataReceived += Keep;
        _process.ErrorDataReceived += Keep;
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    internal string Output => string.Join('\n', _lines);

    internal static AppHostProcess Start(string dataFolder, IReadOnlyDictionary<string, string> settings, params string[] arguments) =>
        Start("dotnet", ["exec", typeof(Projects.AppHost).Assembly.Location, .. arguments], dataFolder, settings);

    /// <summary>Runs <c>./run --smoke</c>, as a user types it.</summary>
    internal static AppHostProcess StartSmokeRun(string dataFolder, string telemetry) =>
        Start("bash", ["./run", "--engine", "local", "--telemetry", telemetry, "--smoke"], dataFolder, new Dictionary<string, string>());

    /// <summary>Waits until it has said something.</summary>
    internal async Task UntilAsync(string text, CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(Pause);
        try
        {
            while (!Output.Contains(text, StringComparison.Ordinal))
            {
                if (_process.HasExited)
                    throw new InvalidOperationException($"The AppHost ended before it said '{text}':\n{Output}");
                await timer.WaitForNextTickAsync(cancellationToken);
            }
        }
        catch (OperationCanceledException)
        {
            throw new TimeoutException($"The AppHost did not say '{text}' in time:\n{Output}");
        }
    }

    /// <summary>Gives a client of one of its resources.</summary>
    internal HttpClient Client(string resource)
    {
        var endpoints = JsonNode.Parse(File.ReadAllText(Path.Combine(_dataFolder, "endpoints.json")))!.AsArray();
        var address = endpoints.Single(endpoint => (string?)endpoint!["resource"] == resource && (string?)endpoint["endpoint"] == "http")!;
        return new HttpClient { BaseAddress = new Uri((string)address["url"]!) };
    }

    /// <summary>Waits until it stops of its own accord, and gives what is left of it when its time to do so is up.</summary>
    internal async Task<RunEnd> StopsAsync(TimeSpan patience, CancellationToken cancellationToken)
    {
        await UntilAsync("Stopping…", cancellationToken);
        return await EndAsync(RunningProcesses.Of(_dataFolder), patience);
    }

    /// <summary>Kills it without a chance to clean up, and gives what is left of it when others had time to do that.</summary>
    internal async Task<RunEnd> KillAsync(TimeSpan patience)
    {
        var before = RunningProcesses.Of(_dataFolder);
        _process.Kill();
        return await EndAsync(before, patience);
    }

    /// <summary>Interrupts it as Ctrl-C does, and gives what is left of it when its time is up.</summary>
    internal async Task<RunEnd> InterruptAsync(TimeSpan patience)
    {
        var before = RunningProcesses.Of(_dataFolder);
        using var kill = Process.Start("kill", ["-INT", _process.Id.ToString(CultureInfo.InvariantCulture)]);
        return await EndAsync(before, patience);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            _process.Kill();
        await _process.WaitForExitAsync(CancellationToken.None);
        _process.Dispose();
    }

    private static AppHostProcess Start(string program, string[] arguments, string dataFolder, IReadOnlyDictionary<string, string> settings)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = RootCommand.Repository(),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["DataFolder"] = dataFolder },
        };
        foreach (var (name, value) in settings)
            start.Environment[name] = value;
        return new AppHostProcess(Process.Start(start)!, dataFolder);
    }

    private async Task<RunEnd> EndAsync(IReadOnlyDictionary<int, string> before, TimeSpan patience)
    {
        using var limit = new CancellationTokenSource(patience);
        using var timer = new PeriodicTimer(Pause);
        try
        {
            await _process.WaitForExitAsync(limit.Token);
            while (RunningProcesses.StillThere(_dataFolder, before).Count > 0)
                await timer.WaitForNextTickAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            // Its time is up: what is left is told.
        }

        return new RunEnd(_process.HasExited ? _process.ExitCode : null, [.. before.Values], RunningProcesses.StillThere(_dataFolder, before), Output);
    }

    private void Keep(object sender, DataReceivedEventArgs received)
    {
        if (received.Data is { } line)
            _lines.Enqueue(line);
    }
}
