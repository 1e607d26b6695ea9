using Collector.Rows;
using Collector.Wire;

namespace Collector.Decoding;

/// <summary>Writes a repeated number as a JSON array member; it may come packed (one field) or not (a field each), and decoders must take both.</summary>
internal static class NumberArray
{
    internal enum Kind
    {
        Varint,
        Fixed64,
        Double,
    }

    public static void Write(WireReader message, uint packed, uint single, Kind kind, ReadOnlySpan<byte> name, RowBuffer rows, ref bool first)
    {
        var none = true;
        while (message.Next())
        {
            if (message.Tag == packed)
            {
                var content = message.Bytes();
                var numbers = new PackedNumbers(content, message.Offset - content.Length);
                while (numbers.More)
                {
                    Begin(rows, name, ref none, ref first);
                    WriteOne(rows, kind, kind == Kind.Varint ? numbers.Varint() : numbers.Fixed64());
                }
            }
            else if (message.Tag == single)
            {
                Begin(rows, name, ref none, ref first);
                WriteOne(rows, kind, kind == Kind.Varint ? message.Varint() : message.Fixed64());
            }
            else
            {
                message.Skip();
            }
        }

        if (!none)
            rows.Raw((byte)']');
    }

    private static void Begin(RowBuffer rows, ReadOnlySpan<byte> name, ref bool none, ref bool first)
    {
        if (none)
        {
            rows.JsonName(name, ref first);
            rows.Raw((byte)'[');
        }
        else
        {
            rows.Raw((byte)',');
        }

        none = false;
    }

    private static void WriteOne(RowBuffer rows, Kind kind, ulong bits)
    {
        if (kind == Kind.Double)
            rows.JsonDouble(BitConverter.UInt64BitsToDouble(bits));
        else
            rows.JsonInteger(bits);
    }
}
