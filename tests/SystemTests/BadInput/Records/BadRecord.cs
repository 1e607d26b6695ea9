using Collector.Tests.Otlp;

namespace SystemTests.BadInput.Records;

/// <summary>A log record that a store might refuse, and the marks that say what was changed so that it could be kept.</summary>
/// <param name="Name">Its name, which is its attribute <c>probe</c>, too.</param>
/// <param name="Log">The record.</param>
/// <param name="Marks">The marks at either store.</param>
/// <param name="InElasticsearch">Those that only Elasticsearch makes necessary.</param>
internal sealed record BadRecord(string Name, Log Log, IReadOnlyList<string> Marks, IReadOnlyList<string> InElasticsearch)
{
    private const int TooManyParts = 70;
    private const string OriginalTime = "collector.original_time_unix_nano";
    private const string OriginalSeverity = "collector.original_severity_number";
    private const string Flattened = "collector.flattened";
    private const string ShortenedNames = "collector.shortened_names";
    private const string BodyAsText = "collector.body_as_text";
    private const string NumbersAsText = "collector.numbers_as_text";

    /// <summary>Gives them all.</summary>
    /// <param name="now">Their time, in nanoseconds since 1970, where it is not what is bad about them.</param>
    public static IReadOnlyList<BadRecord> All(ulong now) =>
    [
        // One name, each type.
        Attribute("whole", now, [new("clash", 5)]),
        Attribute("text", now, [new("clash", "five")]),
        Attribute("fraction", now, [new("clash", new Value.RealValue(2.5))]),
        Attribute("truth", now, [new("clash", new Value.BooleanValue(true))]),
        Attribute("bytes", now, [new("clash", new Value.BinaryValue([0, 255]))]),
        Attribute("nothing", now, [new("clash", new Value.None())]),
        Attribute("list", now, [new("clash", new Value.ArrayValue([1, "two"]))]),
        Attribute("object", now, [new("clash", new Value.MapValue([new("a", 1), new("b", "x")]))], Flattened),
        Attribute("list of objects", now, [new("clash", new Value.ArrayValue([new Value.MapValue([new("a", "one")]), 2]))], Flattened),
        Attribute("list of lists", now, [new("clash", new Value.ArrayValue([new Value.ArrayValue([1]), 2]))], Flattened),
        Attribute("a part of a name and the name", now, [new("order", "S-1"), new("order.id", "S-2")]),
        Attribute("text for a number", now, [new("http.response.status_code", "teapot")]),
        Attribute("no number", now, [new("ratio", new Value.RealValue(double.NaN)), new("other", "x")], NumbersAsText),

        // Names of fields and of nothing.
        Attribute("names of fields", now, [new("@timestamp", "yesterday"), new("body", "me"), new("body.text", "me"), new("severity_number", "high"), new("trace_id", 7), new("_id", "x"), new("resource", "r")]),
        Attribute("names that choose where", now, [new("data_stream.dataset", "else"), new("elasticsearch.index", "else")]),
        Attribute("names without letters", now, [new(string.Empty, "a"), new(" ", "b"), new(".", "c"), new("d.", "d"), new("e..e", "e"), new("\u0000", "f")]),
        Attribute("a long name", now, [new(new string('n', 40_000), 1)], ShortenedNames),

        // Sizes.
        Attribute("a long text", now, [new("long", new string('v', 40_000))]),
        Attribute("a deep list", now, [new("deep", Nested(60, inner => new Value.ArrayValue([inner])))], Flattened),
        Attribute("a deep object", now, [new("deep", Nested(60, inner => new Value.MapValue([new("d", inner)])))], Flattened),

        // Bodies.
        Body("body object", now, new Value.MapValue([new("a", 1), new("b", new Value.MapValue([new("c", "x")]))])),
        Body("body object of other types", now, new Value.MapValue([new("a", "one"), new("b", 2)])),
        Body("body list", now, new Value.ArrayValue([1, "two"])),
        Body("body fraction", now, new Value.RealValue(2.5)),
        Body("body nothing", now, new Value.None()),
        Body("body of many parts", now, new Value.ArrayValue([.. Enumerable.Range(0, TooManyParts).Select(number => new Value.MapValue([new("n", number)]))]), BodyAsText),
        Body("body with a zero in a name", now, new Value.MapValue([new("a\u0000b", 1)]), BodyAsText),

        // Times and severities.
        new("time of 1970", new Log { Time = 1, Attributes = [new("probe", "time of 1970")] }, [OriginalTime], []),
        new("time of 2262", new Log { Time = long.MaxValue, Attributes = [new("probe", "time of 2262")] }, [OriginalTime], []),
        new("no time", new Log { Time = 0, Attributes = [new("probe", "no time")] }, [], []),
        new("unknown severity", new Log { Time = now, SeverityNumber = 99, SeverityText = "LOUD", Attributes = [new("probe", "unknown severity")] }, [OriginalSeverity], []),
        new("severity by its name", new Log { Time = now, SeverityNumber = 0, SeverityText = "critical", Attributes = [new("probe", "severity by its name")] }, [], []),
    ];

    private static BadRecord Attribute(string name, ulong now, Pair[] attributes, params string[] marks) =>
        new(name, new Log { Time = now, Attributes = [new("probe", name), .. attributes] }, [], marks);

    private static BadRecord Body(string name, ulong now, Value body, params string[] marks) =>
        new(name, new Log { Time = now, Body = body, Attributes = [new("probe", name)] }, [], marks);

    private static Value Nested(int levels, Func<Value, Value> wrap) => Enumerable.Range(0, levels).Aggregate((Value)"x", (inner, _) => wrap(inner));
}
