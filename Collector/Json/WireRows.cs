using Collector.Rows;
using Collector.Wire;

namespace Collector.Json;

/// <summary>Writes protobuf.</summary>
internal static class WireRows
{
    /// <summary>How many bytes a message's length takes: it is filled in afterwards, so it is written at its longest (28 bits). Padding a varint is legal.</summary>
    private const int LengthBytes = 4;

    public static void Tag(this RowBuffer wire, int field, WireType type) => wire.Varint(((ulong)field << 3) | (ulong)type);

    public static void Varint(this RowBuffer wire, ulong value)
    {
        while (value >= 0x80)
        {
            wire.Raw((byte)(value | 0x80));
            value >>= 7;
        }

        wire.Raw((byte)value);
    }

    /// <summary>Opens a message whose length is not known yet; <see cref="EndMessage"/> with the result closes it.</summary>
    public static int BeginMessage(this RowBuffer wire)
    {
        wire.Reserve(LengthBytes);
        return wire.Length;
    }

    public static void EndMessage(this RowBuffer wire, int start)
    {
        var length = wire.Length - start;
        var target = wire.Span(start - LengthBytes, LengthBytes);
        for (var index = 0; index < LengthBytes; index++)
        {
            target[index] = (byte)((length & 0x7F) | (index < LengthBytes - 1 ? 0x80 : 0));
            length >>= 7;
        }
    }
}
