using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using LocalHosting.Processes;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace LocalHosting.Orchestration;


/// <summary>Brings one resource up and keeps it up: one life from a start command to a stop command, with restarts between.</summary>
/// <remarks><c>_life</c> and <c>_end</c> are changed by commands alone, one at a time under <c>_commands</c>.</remarks>
internal sealed class ResourceRunner(IResource resource, RunnerServices services) : IDisposable
{
    private readonly SemaphoreSlim _commands = new(1, 1);
    private readonly ResourceNotificationService _notifications = services.Notifications;
    private CancellationTokenSource? _end;
    private Task _life = Task.CompletedTask;
    private volatile ManagedProcess? _process;

    internal IResource Resource { get; } = resource;

    internal OutputLog Log { get; } = services.OpenLog(resource.Name);

    public void Dispose()
    {
        _end?.Dispose();
        _commands.Dispose();
        Log.Dispose();
    }

    internal async Task StartAsync(CancellationToken cancellationToken)
    {
        await _commands.WaitAsync(cancellationToken);
        try
        {
            if (!_life.IsCompleted)
                return;
            _end?.Dispose();
            _end = new CancellationTokenSource();
            _life = Task.Run(() => LiveAsync(_end.Token), CancellationToken.None);
        }
        finally
        {
            _commands.Release();
        }
    }

    /// <summary>Ends the resource: its process is asked to end, and killed when it does not in time, or when <paramref name="patience"/> is cancelled.</summary>
    internal async Task StopAsync(CancellationToken patience)
    {
        await _commands.WaitAsync(CancellationToken.None);
        try
        {
            if (_end is not null)
                await _end.CancelAsync();
            await using var hurry = patience.Register(() => _process?.Kill());
            await _life;
        }
        finally
        {
            _commands.Release();
        }
    }

    internal void Kill()
    {
        if (_process is not { } process)
            throw new DistributedApplicationException($"Resource '{Resource.Name}' has no running process to kill.");
        process.Kill();
    }

    private async Task LiveAsync(CancellationToken end)
    {
        try
        {
            await new DependencyWait(Resource, _notifications).WaitAsync(end);
            await (Resource.Annotations.OfType<INativeSetup>().SingleOrDefault() is { } setup
                ? KeepAsync(setup, end)
                : KeepAsync(Resource.Annotations.OfType<INativeProgram>().Single(), end));
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
            await TellAsync(KnownResourceStates.Exited, "stopped");
        }
        catch (DistributedApplicationException exception)
        {
            await TellAsync(KnownResourceStates.FailedToStart, exception.Message);
        }
#pragma warning disable CA1031 // Whatever a program's preparation throws must be shown for the resource, not lost with its task.
        catch (Exception exception)
        {
            Log.Write(exception.ToString());
            await TellAsync(KnownResourceStates.FailedToStart, $"{exception.GetType().Name}: {exception.Message}");
        }
#pragma warning restore CA1031
    }

    private async Task KeepAsync(INativeSetup setup, CancellationToken end)
    {
        await TellAsync(KnownResourceStates.Starting);
        await setup.SetUpAsync(end);
        await MonitorAsync(processId: null, end);
        await Task.Delay(Timeout.InfiniteTimeSpan, services.Time, end);
    }

    private async Task KeepAsync(INativeProgram program, CancellationToken end)
    {
        var backoff = new RestartBackoff();
        while (true)
        {
            await TellAsync(KnownResourceStates.Starting);
            var spec = await program.PrepareAsync(await services.LaunchContextAsync(Resource, Say, end), end);
            var started = services.Time.GetTimestamp();
            var exitCode = await RunOnceAsync(spec, end);
            if (!program.IsServer)
            {
                await TellEndAsync(exitCode, exitCode == 0 ? null : Crash(exitCode));
                return;
            }

            var delay = backoff.Next(services.Time.GetElapsedTime(started));
            await TellCrashAsync(exitCode, delay, backoff.KeepsCrashing);
            await Task.Delay(delay, services.Time, end);
        }
    }

    private async Task<int> RunOnceAsync(ProcessSpec spec, CancellationToken end)
    {
        end.ThrowIfCancellationRequested();
        services.ReleasePorts(Resource);
        Log.Write($"[{spec.FileName} {string.Join(' ', spec.Arguments)}]");
        using var process = ManagedProcess.Start(spec, services.Mark, Log);
        _process = process;
        using var monitoring = CancellationTokenSource.CreateLinkedTokenSource(end);
        var monitor = MonitorAsync(process.Id, monitoring.Token);
        try
        {
            return await process.Exited.WaitAsync(end);
        }
        catch (OperationCanceledException)
        {
            await TellAsync(KnownResourceStates.Stopping);
            await process.StopAsync(services.Time);
            throw;
        }
        finally
        {
            _process = null;
            await monitoring.CancelAsync();
            await monitor.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task MonitorAsync(int? processId, CancellationToken cancellationToken)
    {
        var monitor = new HealthMonitor(Resource, services.Checks, _notifications, services.Time);
        await _notifications.PublishUpdateAsync(Resource, before => before with
        {
            State = KnownResourceStates.Running,
            HealthStatus = monitor.HasChecks ? HealthStatus.Unhealthy : HealthStatus.Healthy,
            ProcessId = processId,
            ExitCode = null,
            WillRestart = false,
            Reason = null,
        });
        await monitor.RunAsync(cancellationToken);
    }

    private static string Crash(int exitCode) => exitCode > 128
        ? $"ended by signal {exitCode - 128}"
        : $"ended with exit code {exitCode}";

    private void Say(string text)
    {
        Log.Write($"[{text}]");
        _ = _notifications.PublishUpdateAsync(Resource, before => before with { Reason = text });
    }

    private Task TellAsync(string state, string? reason = null) => _notifications.PublishUpdateAsync(
        Resource, before => before with { State = state, HealthStatus = null, Reason = reason, ProcessId = state == KnownResourceStates.Stopping ? before.ProcessId : null });

    private Task TellEndAsync(int exitCode, string? reason) => _notifications.PublishUpdateAsync(Resource, before => before with
    {
        State = exitCode == 0 ? KnownResourceStates.Finished : KnownResourceStates.Exited,
        HealthStatus = null,
        ExitCode = exitCode,
        Reason = reason,
        ProcessId = null,
    });

    private Task TellCrashAsync(int exitCode, TimeSpan delay, bool keepsCrashing) => _notifications.PublishUpdateAsync(Resource, before => before with
    {
        State = KnownResourceStates.Exited,
        HealthStatus = null,
        ExitCode = exitCode,
        Reason = $"{Crash(exitCode)}, starts again in {delay.TotalSeconds:0.#} s",
        ProcessId = null,
        Restarts = before.Restarts + 1,
        WillRestart = true,
        KeepsCrashing = keepsCrashing,
    });
}
