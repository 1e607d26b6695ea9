using System.Text.Json;
using Observability.Reading.Records;

namespace Observability.Reading.Elastic;

/// <summary>Reads spans as Jaeger keeps them in Elasticsearch.</summary>
internal static class SpanDocument
{
    public const string Indices = "jaeger-span-*";

    private const double MicrosPerMs = 1_000;
    private const string JaegersUnknownService = "OTLPResourceNoServiceName";

    /// <summary>What Jaeger adds to a span's own attributes, for OTLP's fields that it does not have.</summary>
    private static readonly HashSet<string> Added =
        ["otel.scope.name", "otel.scope.version", "otel.status_code", "otel.status_description", "span.kind", "w3c.tracestate", "@jaeger@warnings"];

    public static SpanItem Read(Hit hit)
    {
        var document = hit.Source;
        var tags = document.Items("tags").ToList();
        string? Tag(string key) => tags.Find(tag => tag.TextOrNull("key") == key) is { ValueKind: JsonValueKind.Object } found ? found.TextOrNull("value") : null;
        var process = document.Member("process");
        var service = ServiceOf(process.TextOrNull("serviceName"));
        var duration = document.Int64OrNull("duration") ?? 0;
        var (links, parent) = References(document);
        return new SpanItem(
            document.TextOrNull("traceID")!,
            document.TextOrNull("spanID")!,
            parent,
            document.TextOrNull("operationName") ?? string.Empty,
            KindOf(document.Member("tag").TextOrNull("span@kind") ?? Tag("span.kind")).ToString(),
            service,
            Tag("otel.scope.name") ?? string.Empty,
            hit.Time,
            RecordInstant.Format(hit.Position.Micros.AddTicks(duration * TimeSpan.TicksPerMicrosecond), 0),
            duration / MicrosPerMs,
            Status(document, Tag("otel.status_code")),
            Tag("otel.status_description"),
            Tag("order.id"),
            Tag("customer.id"),
            AttributeJson.OfTags(tags.Where(tag => !Added.Contains(tag.TextOrNull("key")!))),
            Events(document),
            links,
            AttributeJson.OfTags(process.Items("tags"), service == LogDocument.UnknownService ? [] : [("service.name", service)]));
    }

    /// <summary>Gives the name under which Jaeger keeps a service.</summary>
    public static string KeptServiceOf(string service) => service == LogDocument.UnknownService ? JaegersUnknownService : service;

    private static string ServiceOf(string? kept) => kept is null or JaegersUnknownService ? LogDocument.UnknownService : kept;

    // What is unknown counts as Internal, as the specification demands.
    private static SpanKind KindOf(string? name) => Enum.TryParse<SpanKind>(name, ignoreCase: true, out var kind) ? kind : SpanKind.Internal;

    private static string Status(JsonElement document, string? code) =>
        document.Member("tag").Member("error").ValueKind == JsonValueKind.True || code == "ERROR" ? "Error" : code == "OK" ? "Ok" : "Unset";

    /// <summary>Gives the parent, which is the first span of the same trace that this one is a child of, and all others as links.</summary>
    private static (RawJson? Links, string? Parent) References(JsonElement document)
    {
        var trace = document.TextOrNull("traceID");
        var references = document.Items("references").ToList();
        var parent = references.FindIndex(reference => reference.TextOrNull("refType") == "CHILD_OF" && reference.TextOrNull("traceID") == trace);
        var links = references.Where((_, index) => index != parent).Select(link => AttributeJson.Write(json =>
        {
            json.WriteString("traceId", link.TextOrNull("traceID"));
            json.WriteString("spanId", link.TextOrNull("spanID"));
            json.WriteStartObject("attributes");
            json.WriteEndObject();
        })).ToList();
        return (ListOf(links), parent < 0 ? null : references[parent].TextOrNull("spanID"));
    }

    private static RawJson? Events(JsonElement document) => ListOf([.. document.Items("logs").Select(log => AttributeJson.Write(json =>
    {
        var fields = log.Items("fields").ToList();
        json.WriteString("timeUnixNano", $"{log.Int64OrNull("timestamp") ?? 0}000");
        json.WriteString("name", fields.Find(IsName) is { ValueKind: JsonValueKind.Object } name ? name.TextOrNull("value") : string.Empty);
        json.WriteStartObject("attributes");
        AttributeJson.WriteTags(json, fields.Where(field => !IsName(field)));
        json.WriteEndObject();
    }))]);

    private static bool IsName(JsonElement field) => field.TextOrNull("key") == "event";

    private static RawJson? ListOf(List<RawJson> items) => items.Count == 0 ? null : new RawJson($"[{string.Join(',', items.Select(item => item.Text))}]");
}
