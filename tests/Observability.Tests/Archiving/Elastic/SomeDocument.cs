using System.Globalization;
using System.Text.Json.Nodes;

namespace Observability.Tests.Archiving.Elastic;

/// <summary>Documents as the OpenTelemetry Collector writes them, and as others do.</summary>
internal static class SomeDocument
{
    private static int _count;

    /// <summary>A system that no other test has.</summary>
    public static string System() => string.Create(CultureInfo.InvariantCulture, $"system{Interlocked.Increment(ref _count)}");

    public static IEnumerable<(string Id, JsonObject Source)> Many(string system, int daysAgo, int count) =>
        Enumerable.Range(0, count).Select(index => ($"{system}-{daysAgo}-{index}", Of(system, daysAgo, index)));

    public static JsonObject Of(string system, int daysAgo, int index)
    {
        var start = new DateTimeOffset(Some.DayAgo(daysAgo).ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc)).ToUnixTimeMilliseconds();
        return new JsonObject
        {
            ["@timestamp"] = string.Create(CultureInfo.InvariantCulture, $"{start + index}.{index:D6}"),
            ["observed_timestamp"] = string.Create(CultureInfo.InvariantCulture, $"{start + index + 1}.5"),
            ["severity_number"] = 9,
            ["severity_text"] = "INFO",
            ["event_name"] = "order.status_changed",
            ["trace_id"] = new string('a', 32),
            ["span_id"] = new string('b', 16),
            ["attributes"] = new JsonObject { ["order.id"] = string.Create(CultureInfo.InvariantCulture, $"S-{index}"), ["duration_ms"] = 1.5, ["many"] = new JsonArray(1, 2) },
            ["resource"] = new JsonObject { ["attributes"] = new JsonObject { ["service.name"] = system } },
            ["scope"] = new JsonObject { ["name"] = "Some.Category" },
            ["body"] = new JsonObject { ["text"] = string.Create(CultureInfo.InvariantCulture, $"order S-{index} moved on") },
            ["data_stream"] = new JsonObject { ["type"] = "logs", ["dataset"] = $"{system}.otel", ["namespace"] = "default" },
        };
    }

    /// <summary>A document of megabytes on disk.</summary>
    public static JsonObject Large(string system, int daysAgo)
    {
        var document = Of(system, daysAgo, daysAgo);
        document["body"]!["text"] = Some.Noise(2_000_000, daysAgo);
        return document;
    }

    /// <summary>Documents that fit the columns badly: every one must come back as it was all the same.</summary>
    public static IEnumerable<(string Id, JsonObject Source)> Odd(string system, int daysAgo)
    {
        JsonObject With(Action<JsonObject> change)
        {
            var document = Of(system, daysAgo, 1);
            change(document);
            return document;
        }

        yield return ("iso", With(document => document["@timestamp"] = $"{Some.DayAgo(daysAgo):yyyy-MM-dd}T10:00:00.123456789Z"));
        yield return ("seconds", With(document => document["@timestamp"] = $"{Some.DayAgo(daysAgo):yyyy-MM-dd}T10:00:00Z"));
        yield return ("number", With(document => document["@timestamp"] = new DateTimeOffset(Some.DayAgo(daysAgo).ToDateTime(new TimeOnly(11, 0), DateTimeKind.Utc)).ToUnixTimeMilliseconds()));
        yield return ("structured", With(document => document["body"] = new JsonObject { ["structured"] = new JsonObject { ["a"] = 1 } }));
        yield return ("zero", With(document => document["severity_number"] = 0));
        yield return ("numbered-order", With(document => document["attributes"]!["order.id"] = 42));
        yield return ("long-name", With(document => document["event_name"] = new string('n', 5_000)));
        yield return ("event-in-attributes", With(document =>
        {
            document.Remove("event_name");
            document["attributes"]!["event.name"] = "other.event";
        }));
        yield return ("foreign", With(document => document["dropped_attributes_count"] = 3));
        yield return ("bare", new JsonObject { ["@timestamp"] = $"{Some.DayAgo(daysAgo):yyyy-MM-dd}T12:00:00Z" });
        yield return ("large", With(document => document["body"]!["text"] = new string('x', 6_000_000)));
        yield return ("many-attributes", With(document =>
        {
            for (var index = 0; index < 3_000; index++)
                document["attributes"]![string.Create(CultureInfo.InvariantCulture, $"a{index}")] = index;
        }));
    }
}
