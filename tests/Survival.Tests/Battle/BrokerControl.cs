using System.Diagnostics;
using System.Text;

namespace Survival.Tests.Battle;

/// <summary>Runs rabbitmqctl against the broker under fire.</summary>
internal static class BrokerControl
{
    private const string Program = "/usr/lib/rabbitmq/bin/rabbitmqctl";

    internal static async Task RunAsync(Servers servers, string[] arguments, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(Program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        // The node's own environment says where its name server, its cookie and its settings are.
        foreach (var variable in Encoding.UTF8.GetString(await File.ReadAllBytesAsync($"/proc/{servers.ProcessOf(Servers.RabbitMq)}/environ", cancellationToken)).Split('\0', StringSplitOptions.RemoveEmptyEntries))
            start.Environment[variable[..variable.IndexOf('=', StringComparison.Ordinal)]] = variable[(variable.IndexOf('=', StringComparison.Ordinal) + 1)..];
        using var process = Process.Start(start)!;
        var output = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(cancellationToken), process.StandardError.ReadToEndAsync(cancellationToken));
        await process.WaitForExitAsync(cancellationToken);
        process.ExitCode.ShouldBe(0, string.Join('\n', output));
    }
}
