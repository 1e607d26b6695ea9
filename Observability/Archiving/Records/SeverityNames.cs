namespace Observability.Archiving.Records;

/// <summary>The names of severity numbers (https://opentelemetry.io/docs/specs/otel/logs/data-model/#field-severitynumber): six, of four steps each.</summary>
internal static class SeverityNames
{
    public static IReadOnlyList<string> All { get; } = ["TRACE", "DEBUG", "INFO", "WARN", "ERROR", "FATAL"];

    /// <summary>Gives the name of a number's range, or <see langword="null"/> for 0 and what is out of range.</summary>
    public static string? Name(int number) => number is < 1 or > 24 ? null : All[(number - 1) / 4];

    /// <summary>Gives the lowest number of a name, or <see langword="null"/> where there is no such name.</summary>
    public static int? Number(string name)
    {
        for (var index = 0; index < All.Count; index++)
        {
            if (All[index].Equals(name, StringComparison.OrdinalIgnoreCase))
                return (index * 4) + 1;
        }

        return null;
    }
}
