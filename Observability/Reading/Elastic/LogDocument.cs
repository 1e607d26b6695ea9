using System.Globalization;
using System.Text.Json;
using Observability.Archiving.Records;
using Observability.Reading.Records;

namespace Observability.Reading.Elastic;

/// <summary>Reads log records as the OpenTelemetry Collector writes them (mapping mode <c>otel</c>).</summary>
internal static class LogDocument
{
    public const string Indices = "logs-*.otel-*";
    public const string Service = "resource.attributes.service.name";
    public const string OrderId = "attributes.order.id";

    /// <summary>Named so by the embedded collector, too.</summary>
    public const string UnknownService = "unknown_service";

    /// <summary>The time where the document's own was moved, within its millisecond, for the exporter's sake.</summary>
    private const string ExactTime = "delivery.exact_time_unix_nano";

    public static LogItem Read(Hit hit)
    {
        var document = hit.Source;
        var attributes = document.Member("attributes");
        var severity = (int)(document.Int64OrNull("severity_number") ?? 0);
        return new LogItem(
            long.TryParse(attributes.TextOrNull(ExactTime), NumberStyles.None, CultureInfo.InvariantCulture, out var exact) ? RecordInstant.Format(exact) : hit.Time,
            SeverityNames.Name(severity) ?? document.TextOrNull("severity_text"),
            severity,
            ServiceOf(document),
            EventOf(document),
            Body(document.Member("body")),
            document.TextOrNull("trace_id"),
            document.TextOrNull("span_id"),
            attributes.TextOrNull("order.id"),
            attributes.TextOrNull("customer.id"),
            AttributeJson.Without(attributes, name => name is "event.name" or ExactTime),
            AttributeJson.Without(document.Member("resource").Member("attributes"), _ => false),
            document.Member("scope").TextOrNull("name") ?? string.Empty,
            attributes.TextOrNull("exception.type") is { } type
                ? new LogException(type, attributes.TextOrNull("exception.message"), attributes.TextOrNull("exception.stacktrace"))
                : null);
    }

    public static TimelineItem ReadTimelineItem(Hit hit)
    {
        var log = Read(hit);
        var attributes = hit.Source.Member("attributes");
        return new TimelineItem(
            log.Time, attributes.TextOrNull("order.system") ?? log.Service, log.Event!, attributes.TextOrNull("order.status.old"), attributes.TextOrNull("order.status.new"),
            log.TraceId, log.SpanId, SeverityNames.Name(log.SeverityNumber), log.Message);
    }

    /// <summary>Gives the number of an event among the order's own.</summary>
    public static long? SequenceOf(Hit hit) =>
        long.TryParse(hit.Source.Member("attributes").TextOrNull("order.sequence"), NumberStyles.None, CultureInfo.InvariantCulture, out var sequence) ? sequence : null;

    public static string ServiceOf(JsonElement document) => document.Member("resource").Member("attributes").TextOrNull("service.name") is { Length: > 0 } name ? name : UnknownService;

    /// <summary>Gives the message as text; what is no text is given as JSON.</summary>
    public static string? Body(JsonElement body)
    {
        if (body.Member("text") is { ValueKind: not JsonValueKind.Undefined } text)
            return text.ValueKind == JsonValueKind.String ? text.GetString() : text.GetRawText();
        if (body.Member("structured") is not { ValueKind: JsonValueKind.Object } structured)
            return null;
        // The exporter writes a list as the only member of an object.
        return structured.EnumerateObject().ToList() is [{ Name: "value", Value: { ValueKind: JsonValueKind.Array } list }] ? list.GetRawText() : structured.GetRawText();
    }

    private static string? EventOf(JsonElement document) => document.TextOrNull("event_name") ?? document.Member("attributes").TextOrNull("event.name");
}
