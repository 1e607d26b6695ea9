using System.Globalization;

namespace Bench;

/// <summary>A row of the table that <c>bench/run</c> prints: every benchmark leaves its rows in the file that the variable <c>BENCH_ROWS</c> names.</summary>
/// <param name="What">What was measured.</param>
/// <param name="Figure">The figure, with its unit.</param>
/// <param name="Compared">What it is compared with, and its figure; empty where there is nothing to compare with.</param>
/// <param name="Ratio">The figure over the other's; empty likewise.</param>
/// <param name="Aim">What it should be; empty where nothing is demanded.</param>
/// <param name="How">How it was measured.</param>
internal sealed record ResultRow(string What, string Figure, string Compared, string Ratio, string Aim, string How)
{
    /// <summary>Prints the row, and leaves it for the table.</summary>
    internal void Write()
    {
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{What}: {Figure}{(Compared.Length == 0 ? string.Empty : $"; {Compared}, ratio {Ratio}")} ({How})"));
        if (Environment.GetEnvironmentVariable("BENCH_ROWS") is { Length: > 0 } file)
            File.AppendAllText(file, string.Join('\t', What, Figure, Compared, Ratio, Aim, How) + "\n");
    }
}
