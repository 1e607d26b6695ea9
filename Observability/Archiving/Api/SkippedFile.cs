using System.Text.Json.Serialization;

namespace Observability.Archiving.Api;

/// <summary>A file of the archive that is passed over; the others are read nevertheless.</summary>
/// <param name="File">The file.</param>
/// <param name="Problem">What is wrong with it.</param>
/// <param name="Remedy">What to do about it.</param>
internal sealed record SkippedFile([property: JsonPropertyName("skipped")] string File, string Problem, string Remedy) : IArchiveLine
{
    /// <summary>Tells what to do about a file that is damaged.</summary>
    public static SkippedFile Damaged(string file, string problem) => new(
        file, problem, $"Put {file} and its manifest (.json) back from a copy of the archive. Where there is none, its records are lost: move both files out of the archive, and this ends.");

    public string ToText() => $"skipped {File}: {Problem}. {Remedy}";
}
