using System.CommandLine;

namespace Simulator.CommandLine;

/// <summary>The program's command line.</summary>
internal static class SimulatorCommand
{
    /// <summary>Runs it, and gives the exit code.</summary>
    internal static async Task<int> RunAsync(string[] arguments, Surroundings surroundings, CancellationToken cancellationToken)
    {
        var root = new RootCommand($"Drives the order flow through its public APIs, as customers, sales and operators would. {ExitCode.Help}")
        {
            SmokeCommand.Create(surroundings),
            LoadCommand.Create(surroundings),
            ModelCommand.Create(surroundings),
        };
        var parsed = root.Parse(arguments);
        if (parsed.Errors.Count > 0)
        {
            var verb = parsed.CommandResult.Command == root ? "" : parsed.CommandResult.Command.Name;
            return BadUsage.Report(surroundings.Error, parsed.Errors.Select(error => error.Message).Distinct(StringComparer.Ordinal), verb);
        }

        var configuration = new InvocationConfiguration
        {
            Output = surroundings.Output.Profile.Out.Writer,
            Error = surroundings.Error.Profile.Out.Writer,
            EnableDefaultExceptionHandler = false,

            // Ctrl-C and SIGTERM arrive through the cancellation token, once; see Program.
            ProcessTerminationTimeout = null,
        };
        try
        {
            return await parsed.InvokeAsync(configuration, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            surroundings.Error.WriteRaw("Interrupted.");
            return ExitCode.FlowFailed;
        }
    }
}
