using System.Text.Json;
using System.Text.Json.Nodes;
using Observability.Archiving.Records;
using Observability.Store;

namespace Observability.Archiving.Elastic;

/// <summary>A log record as the OpenTelemetry Collector's exporter writes it (mapping mode <c>otel</c>), and back.</summary>
/// <remarks>
/// Whatever the columns do not give back exactly (fields of other names or types, times written otherwise) is kept beside them in <see cref="LogRecord.Extra"/>,
/// so that writing a record gives the very document that was read, whoever wrote it.
/// </remarks>
internal static class ElasticDocument
{
    /// <summary>Where a document that was found has the values it was sorted by.</summary>
    public const string Sort = "sort";

    /// <summary>Texts beyond this length are no names and ids; the document keeps them, but they are not searched for.</summary>
    private const int LongestName = 1_024;

    /// <summary>The name under which the names of fields stand that the columns would give and the document does not have. No field of a document is named so.</summary>
    private const string Absent = "";

    private static readonly JsonElement Empty = JsonSerializer.SerializeToElement(new JsonObject());

    /// <summary>Reads a document that a search has found.</summary>
    /// <param name="hit">The document, sorted by its time first: that is the time as Elasticsearch understood it, in whatever form it was written.</param>
    /// <param name="system">The system it is of.</param>
    public static LogRecord Read(JsonElement hit, string system)
    {
        var source = hit.GetProperty("_source");
        var attributes = Object(source, "attributes");
        var record = new LogRecord
        {
            TimeNanos = ElasticTime.Parse(hit.GetProperty(Sort)[0].GetString()) ?? 0,
            ObservedNanos = ElasticTime.Parse(Scalar(source, "observed_timestamp")) is { } observed and >= 0 ? (ulong)observed : null,
            System = system,
            DocumentId = hit.GetProperty("_id").GetString(),
            Severity = source.TryGetProperty("severity_number", out var severity) && severity.ValueKind == JsonValueKind.Number && severity.TryGetInt32(out var number) ? number : 0,
            SeverityText = Text(source, "severity_text"),
            EventName = Name(Text(source, "event_name") ?? Scalar(attributes, "event.name")),
            TraceId = Name(Text(source, "trace_id")),
            SpanId = Name(Text(source, "span_id")),
            OrderId = Name(Scalar(attributes, "order.id")),
            CustomerId = Name(Scalar(attributes, "customer.id")),
            ExceptionType = Name(Scalar(attributes, "exception.type")),
            Body = Body(source),
            Attributes = attributes.GetRawText(),
            Resource = Object(source, "resource").GetRawText(),
            Scope = Object(source, "scope").GetRawText(),
        };
        return record with { Extra = Remainder(source, record) };
    }

    /// <summary>Gives the document that was read.</summary>
    public static JsonObject Write(LogRecord record)
    {
        var document = Columns(record);
        if (record.Extra is not { } extra)
            return document;
        foreach (var (name, value) in Parse(extra))
        {
            if (name == Absent)
                value!.AsArray().ToList().ForEach(absent => document.Remove(absent!.GetValue<string>()));
            else
                document[name] = value?.DeepClone();
        }

        return document;
    }

    private static string? Remainder(JsonElement source, LogRecord record)
    {
        var columns = JsonSerializer.SerializeToElement(Columns(record), ElasticJson.Deep);
        var extra = new JsonObject();
        foreach (var field in source.EnumerateObject())
        {
            if (!columns.TryGetProperty(field.Name, out var given) || !JsonElement.DeepEquals(given, field.Value))
                extra[field.Name] = JsonNode.Parse(field.Value.GetRawText(), documentOptions: ElasticJson.DeepDocument);
        }

        var absent = columns.EnumerateObject().Where(field => !source.TryGetProperty(field.Name, out _)).Select(field => (JsonNode)field.Name).ToArray();
        if (absent.Length > 0)
            extra[Absent] = new JsonArray(absent);
        return extra.Count == 0 ? null : extra.ToJsonString(ElasticJson.Deep);
    }

    private static JsonObject Columns(LogRecord record)
    {
        var document = new JsonObject { ["@timestamp"] = ElasticTime.Format(record.TimeNanos) };
        if (record.ObservedNanos is { } observed)
            document["observed_timestamp"] = ElasticTime.Format((long)observed);
        if (record.Severity != 0)
            document["severity_number"] = record.Severity;
        Set(document, "severity_text", record.SeverityText);
        Set(document, "event_name", record.EventName);
        Set(document, "trace_id", record.TraceId);
        Set(document, "span_id", record.SpanId);
        if (record.Body is { } body)
            document["body"] = new JsonObject { ["text"] = body };
        foreach (var (name, json) in new[] { ("attributes", record.Attributes), ("resource", record.Resource), ("scope", record.Scope) })
        {
            if (json != "{}")
                document[name] = Parse(json);
        }

        return document;
    }

    private static JsonObject Parse(string json) => JsonNode.Parse(json, documentOptions: ElasticJson.DeepDocument)!.AsObject();

    private static void Set(JsonObject document, string name, string? value)
    {
        if (value is not null)
            document[name] = value;
    }

    private static string? Body(JsonElement source) => !source.TryGetProperty("body", out var body) ? null
        : body.ValueKind == JsonValueKind.Object && Text(body, "text") is { } text ? text
        : body.GetRawText();

    private static JsonElement Object(JsonElement source, string name) => source.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Object ? value : Empty;

    private static string? Text(JsonElement source, string name) => source.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static string? Scalar(JsonElement source, string name) =>
        Text(source, name) ?? (source.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetRawText() : null);

    private static string? Name(string? text) => text?.Length > LongestName ? null : text;
}
