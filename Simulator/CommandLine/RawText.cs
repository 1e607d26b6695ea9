using Spectre.Console;

namespace Simulator.CommandLine;

/// <summary>Writes past the console's wrapping and mark-up: an error, or a line of JSON, is one line however long.</summary>
internal static class RawText
{
    /// <summary>Writes one line.</summary>
    internal static void WriteRaw(this IAnsiConsole console, string line) => console.Profile.Out.Writer.WriteLine(line);
}
