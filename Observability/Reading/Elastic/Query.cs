using System.Globalization;
using System.Text.Json.Nodes;

namespace Observability.Reading.Elastic;

/// <summary>Elasticsearch's query language, as far as searches need it.</summary>
internal static class Query
{
    // What an index of nanoseconds can hold; a search beyond it is refused.
    private static readonly DateTimeOffset Earliest = DateTimeOffset.UnixEpoch;
    private static readonly DateTimeOffset Latest = new(2262, 4, 11, 0, 0, 0, TimeSpan.Zero);

    public static JsonObject Term(string field, JsonNode value) => Of("term", field, value);

    public static JsonObject Prefix(string field, string value) => Of("prefix", field, value);

    public static JsonObject Wildcard(string field, string pattern) => Of("wildcard", field, pattern);

    public static JsonObject Exists(string field) => Of("exists", "field", field);

    public static JsonObject AtLeast(string field, JsonNode value) => Of("range", field, new JsonObject { ["gte"] = value });

    public static JsonObject All(IEnumerable<JsonObject> conditions) => Of("bool", "filter", Array(conditions));

    public static JsonObject Any(params IEnumerable<JsonObject> conditions) => Of("bool", "should", Array(conditions));

    public static JsonObject Not(JsonObject condition) => Of("bool", "must_not", Array([condition]));

    /// <summary>Demands a value of one of a list of objects that are indexed each by itself.</summary>
    public static JsonObject Nested(string path, params IEnumerable<JsonObject> conditions) =>
        new() { ["nested"] = new JsonObject { ["path"] = path, ["query"] = All(conditions) } };

    /// <summary>Limits in time; <see langword="null"/> where there is no limit.</summary>
    public static JsonObject? In(TimeRange range, string field, Func<DateTimeOffset, JsonNode> write)
    {
        var limits = new JsonObject();
        if (range.From is { } from)
            limits["gte"] = write(Clamp(from));
        if (range.To is { } to)
            limits["lt"] = write(Clamp(to));
        return limits.Count == 0 ? null : Of("range", field, limits);
    }

    /// <summary>Writes a time as fields of dates and of nanoseconds read it.</summary>
    public static JsonNode Instant(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture);

    /// <summary>Writes a time as microseconds since 1970.</summary>
    public static JsonNode Micros(DateTimeOffset time) => (time - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;

    private static DateTimeOffset Clamp(DateTimeOffset time) => time < Earliest ? Earliest : time > Latest ? Latest : time;

    private static JsonObject Of(string kind, string name, JsonNode value) => new() { [kind] = new JsonObject { [name] = value } };

    private static JsonArray Array(IEnumerable<JsonObject> conditions) => [.. conditions];
}
