namespace Collector.Wire;

/// <summary>How a field's value is laid out: the low three bits of its tag (https://protobuf.dev/programming-guides/encoding/#structure).</summary>
internal enum WireType
{
    Varint = 0,
    Fixed64 = 1,
    Bytes = 2,
    StartGroup = 3,
    EndGroup = 4,
    Fixed32 = 5,
}
