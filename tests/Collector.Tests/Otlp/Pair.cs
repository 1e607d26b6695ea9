using System.Text.Json.Nodes;

namespace Collector.Tests.Otlp;

/// <summary>A KeyValue.</summary>
internal sealed record Pair(string Key, Value Value)
{
    public static void Write(ProtoMessage message, int field, IEnumerable<Pair> pairs)
    {
        foreach (var pair in pairs)
            message.Message(field, item => item.Text(1, pair.Key).Message(2, pair.Value.Write));
    }

    public static JsonArray ToOtlpJson(IEnumerable<Pair> pairs) =>
        new([.. pairs.Select(pair => new JsonObject { ["key"] = pair.Key, ["value"] = pair.Value.ToOtlpJson() })]);

    /// <summary>The last of equal keys counts, as in jsonb.</summary>
    public static JsonObject ToStored(IEnumerable<Pair> pairs)
    {
        var stored = new JsonObject();
        foreach (var pair in pairs)
            stored[Stored.Text(pair.Key)] = pair.Value.ToStored();
        return stored;
    }
}
