using System.Diagnostics;
using System.Globalization;
using Endurance.Running;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Endurance.Faults;

/// <summary>The broker's own control program, with the environment of the node that runs.</summary>
internal static class BrokerControl
{
    private const string Program = "/usr/lib/rabbitmq/bin/rabbitmqctl";
    private const string MostSeconds = "15";

    /// <summary>Executes a command.</summary>
    /// <returns>Whether it was executed; not, when the broker went away meanwhile.</returns>
    /// <exception cref="InvalidOperationException">It failed on a broker that runs; the message has its output.</exception>
    internal static async Task<bool> TryExecuteAsync(SystemRun run, string[] arguments, CancellationToken cancellationToken)
    {
        if (run.StateOf(Server.Broker)?.ProcessId is not { } process)
            return false;
        if (await EnvironmentAsync(process, cancellationToken) is not { } environment)
            return false;
        var start = new ProcessStartInfo(Program, ["-q", "-n", "rabbit@localhost", "-t", MostSeconds, .. arguments]) { RedirectStandardError = true, RedirectStandardOutput = true };
        foreach (var variable in environment)
            start.Environment[variable.Split('=', 2)[0]] = variable.Split('=', 2)[1];
        using var control = Process.Start(start)!;
        var output = await control.StandardOutput.ReadToEndAsync(cancellationToken) + await control.StandardError.ReadToEndAsync(cancellationToken);
        await control.WaitForExitAsync(cancellationToken);
        if (control.ExitCode == 0)
            return true;
        return run.StateOf(Server.Broker) is { HealthStatus: HealthStatus.Healthy } now && now.ProcessId == process
            ? throw new InvalidOperationException($"rabbitmqctl {string.Join(' ', arguments)} failed: {output}")
            : false;
    }

    private static async Task<IEnumerable<string>?> EnvironmentAsync(int process, CancellationToken cancellationToken)
    {
        try
        {
            var block = await File.ReadAllTextAsync(string.Create(CultureInfo.InvariantCulture, $"/proc/{process}/environ"), cancellationToken);
            return block.Split('\0', StringSplitOptions.RemoveEmptyEntries).Where(variable => variable.Contains('=', StringComparison.Ordinal));
        }
        catch (IOException)
        {
            // It ended just now.
            return null;
        }
    }
}
