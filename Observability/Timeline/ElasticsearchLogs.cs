using System.Text.Json.Nodes;

namespace Observability.Timeline;

/// <summary>Reads logs from the data streams that the OpenTelemetry Collector writes.</summary>
internal sealed class ElasticsearchLogs(HttpClient http)
{
    /// <summary>An order has some thirty events; a thousand means that something repeats itself, and then the first thousand tell what.</summary>
    private const int MaxItems = 1_000;

    // A data stream comes to be with its first record.
    private const string Search = "logs-*.otel-*/_search?ignore_unavailable=true&allow_no_indices=true";

    private static readonly string[] Fields =
    [
        "event_name", "trace_id", "span_id", "severity_number", "resource.attributes.service.name",
        "attributes.order.system", "attributes.order.status.old", "attributes.order.status.new",
    ];

    /// <summary>Gives the business events of an order in order of time.</summary>
    /// <exception cref="HttpRequestException">Elasticsearch does not answer, or refuses.</exception>
    public async Task<IReadOnlyList<TimelineItem>> OfOrderAsync(string orderId, CancellationToken cancellationToken)
    {
        using var answer = await http.PostAsJsonAsync(Search, Query(orderId), cancellationToken);
        var found = await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonObject>(cancellationToken);
        return [.. found!["hits"]!["hits"]!.AsArray().Select(hit => Item(hit!.AsObject()))];
    }

    private static JsonObject Query(string orderId) => new()
    {
        ["size"] = MaxItems,
        ["query"] = new JsonObject
        {
            ["bool"] = new JsonObject
            {
                ["filter"] = new JsonArray(
                    new JsonObject { ["term"] = new JsonObject { ["attributes.order.id"] = orderId } },
                    new JsonObject { ["query_string"] = new JsonObject { ["query"] = "event_name:(order.* OR mes.*)" } }),
            },
        },
        ["sort"] = new JsonArray(
            new JsonObject { ["@timestamp"] = "asc" },
            new JsonObject { ["attributes.order.sequence"] = new JsonObject { ["order"] = "asc", ["unmapped_type"] = "long" } }),
        ["_source"] = new JsonArray("body.text"),
        ["fields"] = new JsonArray(
            [new JsonObject { ["field"] = "@timestamp", ["format"] = "strict_date_optional_time_nanos" }, .. Fields.Select(field => JsonValue.Create(field))]),
    };

    private static TimelineItem Item(JsonObject hit)
    {
        string? Field(string name) => hit["fields"]?[name]?[0]?.ToString();
        return new TimelineItem(
            Field("@timestamp")!,
            Field("attributes.order.system") ?? Field("resource.attributes.service.name") ?? string.Empty,
            Field("event_name")!,
            Field("attributes.order.status.old"),
            Field("attributes.order.status.new"),
            Field("trace_id"),
            Field("span_id"),
            int.TryParse(Field("severity_number"), out var severity) ? Level(severity) : null,
            (string?)hit["_source"]?["body"]?["text"]);
    }

    // https://opentelemetry.io/docs/specs/otel/logs/data-model/#field-severitynumber
    private static string Level(int severity) => severity switch
    {
        >= 21 => "FATAL",
        >= 17 => "ERROR",
        >= 13 => "WARN",
        >= 9 => "INFO",
        >= 5 => "DEBUG",
        _ => "TRACE",
    };
}
