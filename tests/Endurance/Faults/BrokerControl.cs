using System.Diagnostics;
using System.Globalization;
using Endurance.Running;

namespace Endurance.Faults;

/// <summary>The broker's own control program, with the environment of the node that runs.</summary>
internal static class BrokerControl
{
    private const string Program = "/usr/lib/rabbitmq/bin/rabbitmqctl";

    /// <summary>Executes a command.</summary>
    /// <exception cref="InvalidOperationException">It failed; the message has its output.</exception>
    internal static async Task ExecuteAsync(SystemRun run, string[] arguments, CancellationToken cancellationToken)
    {
        var process = run.StateOf(Server.Broker)?.ProcessId ?? throw new InvalidOperationException("The broker does not run.");
        var start = new ProcessStartInfo(Program, ["-q", "-n", "rabbit@localhost", .. arguments]) { RedirectStandardError = true, RedirectStandardOutput = true };
        foreach (var variable in await EnvironmentAsync(process, cancellationToken))
            start.Environment[variable.Split('=', 2)[0]] = variable.Split('=', 2)[1];
        using var control = Process.Start(start)!;
        var output = await control.StandardOutput.ReadToEndAsync(cancellationToken) + await control.StandardError.ReadToEndAsync(cancellationToken);
        await control.WaitForExitAsync(cancellationToken);
        if (control.ExitCode != 0)
            throw new InvalidOperationException($"rabbitmqctl {string.Join(' ', arguments)} failed: {output}");
    }

    private static async Task<IEnumerable<string>> EnvironmentAsync(int process, CancellationToken cancellationToken)
    {
        var block = await File.ReadAllTextAsync(string.Create(CultureInfo.InvariantCulture, $"/proc/{process}/environ"), cancellationToken);
        return block.Split('\0', StringSplitOptions.RemoveEmptyEntries).Where(variable => variable.Contains('=', StringComparison.Ordinal));
    }
}
