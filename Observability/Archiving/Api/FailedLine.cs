using System.Text.Json.Serialization;

namespace Observability.Archiving.Api;

/// <summary>The last line of an answer that could not be completed: its status, sent long before, says that all is well.</summary>
/// <param name="Problem">What went wrong.</param>
internal sealed record FailedLine([property: JsonPropertyName("failed")] string Problem) : IArchiveLine
{
    public string ToText() => $"failed: {Problem}";
}
