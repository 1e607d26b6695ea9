using System.Buffers.Binary;

namespace Collector.Wire;

/// <summary>Reads the fields of one protobuf message in place: nothing is copied, nothing is allocated.</summary>
/// <remarks>
/// Callers switch over <see cref="Tag"/> and skip what they do not know. A known field number with another wire type is unknown too, as in Google's decoders.
/// </remarks>
/// <param name="bytes">The message.</param>
/// <param name="messageType">Its name, for errors.</param>
/// <param name="origin">Where in the request the message starts, for errors.</param>
internal ref struct WireReader(ReadOnlySpan<byte> bytes, string messageType, int origin)
{
    /// <summary>How deep unknown groups may be nested; no OTLP message has groups at all.</summary>
    private const int MaxGroupDepth = 32;

    private readonly ReadOnlySpan<byte> _bytes = bytes;
    private int _position = 0;
    private int _fieldStart = 0;

    /// <summary>Gets the tag of the field that <see cref="Next"/> found: number and wire type.</summary>
    public uint Tag { get; private set; } = 0;

    /// <summary>Gets where in the request the current value starts.</summary>
    public readonly int Offset => origin + _position;

    /// <summary>Moves to the next field; its value must then be read or skipped.</summary>
    public bool Next()
    {
        if (_position == _bytes.Length)
            return false;
        _fieldStart = _position;
        Tag = 0;
        var tag = _bytes[_position];
        if (tag < 0x80)
        {
            Tag = tag;
            _position++;
        }
        else
        {
            var wide = Varint();
            if (wide > uint.MaxValue)
                throw Fault("the tag has more than 32 bits.");
            Tag = (uint)wide;
        }

        if (Tag >> 3 == 0)
            throw Fault("field number 0 does not exist; the bytes are not a protobuf message of this type.");
        return true;
    }

    /// <summary>Reads a varint of at most 64 bits.</summary>
    public ulong Varint()
    {
        ulong value = 0;
        for (var shift = 0; shift < 70; shift += 7)
        {
            if (_position == _bytes.Length)
                throw Fault("the message ends within a varint.");
            var next = _bytes[_position++];
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
                return value;
        }

        throw Fault("a varint has more than 10 bytes.");
    }

    /// <summary>Reads a zigzag-encoded varint (sint32).</summary>
    public int ZigZag()
    {
        var value = (uint)Varint();
        return (int)(value >> 1) ^ -(int)(value & 1);
    }

    /// <summary>Reads eight bytes, little-endian.</summary>
    public ulong Fixed64() => BinaryPrimitives.ReadUInt64LittleEndian(Take(8));

    /// <summary>Reads eight bytes as a floating-point number.</summary>
    public double Double() => BinaryPrimitives.ReadDoubleLittleEndian(Take(8));

    /// <summary>Reads four bytes, little-endian.</summary>
    public uint Fixed32() => BinaryPrimitives.ReadUInt32LittleEndian(Take(4));

    /// <summary>Reads a string, a byte string or an embedded message.</summary>
    public ReadOnlySpan<byte> Bytes()
    {
        var length = Varint();
        if (length > (ulong)(_bytes.Length - _position))
            throw Fault($"the length is {length}, but only {_bytes.Length - _position} bytes remain.");
        return Take((int)length);
    }

    /// <summary>Opens the embedded message that is the current field.</summary>
    public WireReader Message(string type)
    {
        var content = Bytes();
        return new WireReader(content, type, Offset - content.Length);
    }

    /// <summary>Steps over the current field, whatever it is.</summary>
    public void Skip() => Skip(0);

    /// <summary>Makes the error for the current field.</summary>
    public readonly OtlpFormatException Fault(string fault) => new(messageType, (int)(Tag >> 3), origin + _fieldStart, fault);

    private void Skip(int depth)
    {
        switch ((WireType)(Tag & 7))
        {
            case WireType.Varint:
                Varint();
                break;
            case WireType.Fixed64:
                Take(8);
                break;
            case WireType.Bytes:
                Bytes();
                break;
            case WireType.Fixed32:
                Take(4);
                break;
            case WireType.StartGroup:
                SkipGroup(depth + 1);
                break;
            default:
                throw Fault($"wire type {Tag & 7} cannot start a field.");
        }
    }

    private void SkipGroup(int depth)
    {
        if (depth > MaxGroupDepth)
            throw Fault($"groups are nested deeper than {MaxGroupDepth}.");
        var start = Tag;
        while (Next())
        {
            if ((WireType)(Tag & 7) != WireType.EndGroup)
            {
                Skip(depth);
                continue;
            }

            if (Tag >> 3 != start >> 3)
                throw Fault($"this ends a group that was not begun; the open one is {start >> 3}.");
            return;
        }

        throw Fault($"group {start >> 3} has no end.");
    }

    private ReadOnlySpan<byte> Take(int length)
    {
        if (length > _bytes.Length - _position)
            throw Fault($"{length} bytes are needed, but only {_bytes.Length - _position} remain.");
        var taken = _bytes.Slice(_position, length);
        _position += length;
        return taken;
    }
}
