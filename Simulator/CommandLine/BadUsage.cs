using Spectre.Console;

namespace Simulator.CommandLine;

/// <summary>Reports what is wrong with the command line, all faults at once.</summary>
internal static class BadUsage
{
    /// <summary>Writes the faults and where help is; gives the exit code.</summary>
    internal static int Report(IAnsiConsole error, IEnumerable<string> faults, string verb)
    {
        foreach (var fault in faults)
            error.WriteRaw(fault);
        error.WriteRaw(verb.Length == 0 ? "See: Simulator --help" : $"See: Simulator {verb} --help");
        return ExitCode.BadUsage;
    }
}
