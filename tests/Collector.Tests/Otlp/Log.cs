using System.Text.Json.Nodes;

namespace Collector.Tests.Otlp;

/// <summary>A LogRecord.</summary>
internal sealed record Log
{
    public ulong Time { get; init; }

    public ulong ObservedTime { get; init; }

    public uint SeverityNumber { get; init; } = 9;

    public string SeverityText { get; init; } = "INFO";

    public Value Body { get; init; } = "something happened";

    public IReadOnlyList<Pair> Attributes { get; init; } = [];

    public uint Flags { get; init; }

    public byte[] TraceId { get; init; } = [];

    public byte[] SpanId { get; init; } = [];

    public string EventName { get; init; } = string.Empty;

    public void Write(ProtoMessage message)
    {
        message.Fixed64(1, Time).Fixed64(11, ObservedTime).Varint(2, SeverityNumber).Text(3, SeverityText).Message(5, Body.Write);
        Pair.Write(message, 6, Attributes);
        message.Fixed32(8, Flags).Bytes(9, TraceId).Bytes(10, SpanId).Text(12, EventName);
    }

    public JsonObject ToOtlpJson() => new()
    {
        ["timeUnixNano"] = Stored.Integer(Time),
        ["observedTimeUnixNano"] = Stored.Integer(ObservedTime),
        ["severityNumber"] = SeverityNumber,
        ["severityText"] = SeverityText,
        ["body"] = Body.ToOtlpJson(),
        ["attributes"] = Pair.ToOtlpJson(Attributes),
        ["flags"] = Flags,
        ["traceId"] = Convert.ToHexString(TraceId),
        ["spanId"] = Convert.ToHexString(SpanId),
        ["eventName"] = EventName,
    };
}
