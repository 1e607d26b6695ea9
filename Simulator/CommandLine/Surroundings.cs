using Spectre.Console;

namespace Simulator.CommandLine;

/// <summary>What a run has around it; tests hand in their own.</summary>
/// <param name="Output">Takes results.</param>
/// <param name="Error">Takes errors, and progress where the output is for machines.</param>
/// <param name="Environment">Reads an environment variable.</param>
/// <param name="Time">The clock.</param>
internal sealed record Surroundings(IAnsiConsole Output, IAnsiConsole Error, Func<string, string?> Environment, TimeProvider Time)
{
    private const int WidthOfFiles = 160;

    /// <summary>Gives those of the process.</summary>
    internal static Surroundings OfProcess() => new(
        ConsoleOver(Console.Out, Console.IsOutputRedirected),
        ConsoleOver(Console.Error, Console.IsErrorRedirected),
        System.Environment.GetEnvironmentVariable,
        TimeProvider.System);

    /// <summary>Makes a console over a writer; a file or pipe gets lines that are wide enough for tables, without colours.</summary>
    internal static IAnsiConsole ConsoleOver(TextWriter writer, bool redirected)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(writer),
            Ansi = redirected ? AnsiSupport.No : AnsiSupport.Detect,
            Interactive = redirected ? InteractionSupport.No : InteractionSupport.Detect,
        });
        if (redirected)
            console.Profile.Width = WidthOfFiles;
        return console;
    }
}
