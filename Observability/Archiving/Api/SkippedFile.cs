using System.Text.Json.Serialization;

namespace Observability.Archiving.Api;

/// <summary>A file of the archive that is damaged; the others are read nevertheless.</summary>
/// <param name="File">The file.</param>
/// <param name="Problem">What is wrong with it.</param>
internal sealed record SkippedFile([property: JsonPropertyName("skipped")] string File, string Problem) : IArchiveLine
{
    public string ToText() => $"skipped {File}: {Problem}";
}
