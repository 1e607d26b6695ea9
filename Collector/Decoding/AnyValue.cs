using Collector.Wire;

namespace Collector.Decoding;

/// <summary>An AnyValue seen in place: which of its alternatives is set, and where its bytes are.</summary>
internal readonly ref struct AnyValue
{
    private AnyValue(uint tag, ulong bits, ReadOnlySpan<byte> bytes, int offset)
    {
        Tag = tag;
        Bits = bits;
        Bytes = bytes;
        Offset = offset;
    }

    /// <summary>Gets the tag of the alternative, of <see cref="ValueTag"/>; 0 where none is set.</summary>
    public uint Tag { get; }

    /// <summary>Gets a truth value, an integer, or a real number's bits.</summary>
    public ulong Bits { get; }

    /// <summary>Gets a text, a byte string, or the encoded array or map.</summary>
    public ReadOnlySpan<byte> Bytes { get; }

    /// <summary>Gets where in the request <see cref="Bytes"/> starts.</summary>
    public int Offset { get; }

    /// <summary>Gets the text, or nothing where the value is something else.</summary>
    public ReadOnlySpan<byte> Text => Tag == ValueTag.Text ? Bytes : default;

    /// <summary>Reads the value; where several alternatives are set, the last counts, as protobuf demands.</summary>
    public static AnyValue Read(WireReader reader)
    {
        AnyValue value = default;
        while (reader.Next())
        {
            switch (reader.Tag)
            {
                case ValueTag.Text or ValueTag.Array or ValueTag.Map or ValueTag.Binary:
                    var bytes = reader.Bytes();
                    value = new AnyValue(reader.Tag, 0, bytes, reader.Offset - bytes.Length);
                    break;
                case ValueTag.Truth or ValueTag.Integer:
                    value = new AnyValue(reader.Tag, reader.Varint(), default, 0);
                    break;
                case ValueTag.Real:
                    value = new AnyValue(reader.Tag, reader.Fixed64(), default, 0);
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }

        return value;
    }
}
