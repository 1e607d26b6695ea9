using System.Text.Json;
using System.Text.Json.Serialization;
using Observability.Archiving.Api;
using Observability.Archiving.Records;

namespace Observability.Archiving.Searching;

/// <summary>A record found.</summary>
internal sealed record RecordLine(
    string Time, string? Severity, int SeverityNumber, string System, [property: JsonPropertyName("event")] string? EventName, string? Message, string? OrderId, string? CustomerId,
    string? TraceId, string? SpanId, string? ExceptionType, JsonElement Attributes, JsonElement Resource, JsonElement Scope) : IArchiveLine
{
    public RecordLine(LogRecord record)
        : this(
            RecordTime.Format(record.TimeNanos), SeverityNames.Name(record.Severity) ?? record.SeverityText, record.Severity, record.System, record.EventName, record.Body, record.OrderId, record.CustomerId,
            record.TraceId, record.SpanId, record.ExceptionType, Json(record.Attributes), Json(record.Resource), Json(record.Scope))
    {
    }

    public string ToText() => $"{Time} {Severity ?? "-",-5} {System} {EventName ?? "-"} {OrderId ?? "-"} {TraceId ?? "-"} {OneLine(Message)}";

    private static string OneLine(string? text) => (text ?? string.Empty).ReplaceLineEndings(" ");

    // As deep as the collector stores it, which is deeper than the reader's default.
    private static JsonElement Json(string text)
    {
        using var document = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = 1_024 });
        return document.RootElement.Clone();
    }
}
