using System.Text.Json.Nodes;

namespace Collector.Tests.Otlp;

/// <summary>A Span with one event and one link where there are attributes for them.</summary>
internal sealed record Span
{
    public byte[] TraceId { get; init; } = [];

    public byte[] SpanId { get; init; } = [];

    public byte[] ParentSpanId { get; init; } = [];

    public string Name { get; init; } = "work";

    public uint Kind { get; init; } = 2;

    public ulong Start { get; init; }

    public ulong End { get; init; }

    public uint Status { get; init; }

    public string StatusMessage { get; init; } = string.Empty;

    public IReadOnlyList<Pair> Attributes { get; init; } = [];

    public IReadOnlyList<Pair> EventAttributes { get; init; } = [];

    public IReadOnlyList<Pair> LinkAttributes { get; init; } = [];

    public void Write(ProtoMessage message)
    {
        message.Bytes(1, TraceId).Bytes(2, SpanId).Bytes(4, ParentSpanId).Text(5, Name).Varint(6, Kind).Fixed64(7, Start).Fixed64(8, End);
        Pair.Write(message, 9, Attributes);
        if (EventAttributes.Count > 0)
            message.Message(11, item => Pair.Write(item.Fixed64(1, Start).Text(2, "event"), 3, EventAttributes));
        if (LinkAttributes.Count > 0)
            message.Message(13, item => Pair.Write(item.Bytes(1, TraceId).Bytes(2, SpanId), 4, LinkAttributes));
        message.Message(15, status => status.Text(2, StatusMessage).Varint(3, Status));
    }

    public JsonObject ToOtlpJson()
    {
        var json = new JsonObject
        {
            ["traceId"] = Convert.ToHexString(TraceId),
            ["spanId"] = Convert.ToHexString(SpanId),
            ["parentSpanId"] = Convert.ToHexString(ParentSpanId),
            ["name"] = Name,
            ["kind"] = Kind,
            ["startTimeUnixNano"] = Stored.Integer(Start),
            ["endTimeUnixNano"] = Stored.Integer(End),
            ["attributes"] = Pair.ToOtlpJson(Attributes),
            ["status"] = new JsonObject { ["message"] = StatusMessage, ["code"] = Status },
        };
        if (EventAttributes.Count > 0)
            json["events"] = new JsonArray(new JsonObject { ["timeUnixNano"] = Stored.Integer(Start), ["name"] = "event", ["attributes"] = Pair.ToOtlpJson(EventAttributes) });
        if (LinkAttributes.Count > 0)
            json["links"] = new JsonArray(new JsonObject
            {
                ["traceId"] = Convert.ToHexString(TraceId), ["spanId"] = Convert.ToHexString(SpanId), ["attributes"] = Pair.ToOtlpJson(LinkAttributes),
            });
        return json;
    }
}
