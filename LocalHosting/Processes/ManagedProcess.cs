using System.ComponentModel;
using System.Diagnostics;
using Aspire.Hosting;

namespace LocalHosting.Processes;

/// <summary>A running process in a session of its own, with its output captured.</summary>
internal sealed class ManagedProcess : IDisposable
{
    // What the dying process's children still hold must not delay us: their pipes may stay open longer than it lives.
    private static readonly TimeSpan OutputGrace = TimeSpan.FromSeconds(1);

    private readonly Process _process;
    private readonly ProcessSpec _spec;
    private readonly Task _output;

    private ManagedProcess(Process process, ProcessSpec spec, OutputLog log)
    {
        _process = process;
        Id = process.Id;
        _spec = spec;
        _output = Task.WhenAll(PumpAsync(process.StandardOutput, log), PumpAsync(process.StandardError, log));
        Exited = WaitAsync();
    }

    internal int Id { get; }

    /// <summary>Gets the exit code when the process has ended; 128 and the signal's number where a signal ended it.</summary>
    internal Task<int> Exited { get; }

    public void Dispose() => _process.Dispose();

    internal static ManagedProcess Start(ProcessSpec spec, string mark, OutputLog log)
    {
        var start = new ProcessStartInfo(Require("setsid", "util-linux"))
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = spec.WorkingDirectory,
        };
        if (spec.User is { } user)
        {
            foreach (var argument in (ReadOnlySpan<string>)[Require("setpriv", "util-linux"), $"--reuid={user}", $"--regid={user}", "--init-groups", "--"])
                start.ArgumentList.Add(argument);
        }

        start.ArgumentList.Add(spec.FileName);
        foreach (var argument in spec.Arguments)
            start.ArgumentList.Add(argument);
        foreach (var (name, value) in spec.Environment)
            start.Environment[name] = value;
        start.Environment[Guardian.MarkVariable] = mark;
        try
        {
            var process = Process.Start(start)!;
            process.StandardInput.Close();
            return new ManagedProcess(process, spec, log);
        }
        catch (Win32Exception exception)
        {
            throw new DistributedApplicationException($"Cannot start {spec.FileName} in {spec.WorkingDirectory}: {exception.Message}", exception);
        }
    }

    /// <summary>Asks the process to end, and kills it when it does not in time; then ends what is left of its session.</summary>
    internal async Task StopAsync(TimeProvider time)
    {
        if (!Exited.IsCompleted)
        {
            LibC.Send(Id, _spec.StopSignal);
            try
            {
                await Exited.WaitAsync(_spec.StopTimeout, time);
            }
            catch (TimeoutException)
            {
                Kill();
            }
        }

        await Exited;
    }

    /// <summary>Ends the process and all below it at once, without a chance to clean up.</summary>
    internal void Kill()
    {
        // PostgreSQL's processes have a group each: one that hangs would not notice that its parent is gone. Found before, for then they have no parent any more.
        var below = Descendants.Of(Id);
        LibC.SendToGroup(Id, Signal.Kill);
        LibC.Send(Id, Signal.Kill);
        foreach (var id in below)
            LibC.Send(id, Signal.Kill);
    }

    internal static string Require(string program, string package) =>
        Programs.Find(program) ?? throw new DistributedApplicationException($"The program '{program}' is missing. Install the Debian package {package}.");

    private static async Task PumpAsync(StreamReader reader, OutputLog log)
    {
        while (await reader.ReadLineAsync() is { } line)
            log.Write(line);
    }

    private async Task<int> WaitAsync()
    {
        // WaitForExitAsync would also wait for the pipes' end, which a surviving grandchild can put off for ever.
        var exited = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _process.Exited += (_, _) => exited.TrySetResult();
        _process.EnableRaisingEvents = true;
        await exited.Task;
        // Only now can the group have no leader any more: end helpers that it left (epmd, port programs).
        LibC.SendToGroup(Id, Signal.Kill);
        await Task.WhenAny(_output, Task.Delay(OutputGrace, TimeProvider.System, CancellationToken.None));
        return _process.ExitCode;
    }
}
