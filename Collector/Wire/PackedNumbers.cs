using System.Buffers.Binary;

namespace Collector.Wire;

/// <summary>Reads the numbers of a packed repeated field: values one after the other, without tags.</summary>
internal ref struct PackedNumbers(ReadOnlySpan<byte> bytes, int origin)
{
    private readonly ReadOnlySpan<byte> _bytes = bytes;
    private int _position = 0;

    public readonly bool More => _position < _bytes.Length;

    public ulong Fixed64()
    {
        if (_bytes.Length - _position < 8)
            throw new OtlpFormatException("packed field", 0, origin + _position, $"8 bytes are needed, but only {_bytes.Length - _position} remain.");
        var value = BinaryPrimitives.ReadUInt64LittleEndian(_bytes[_position..]);
        _position += 8;
        return value;
    }

    public ulong Varint()
    {
        ulong value = 0;
        for (var shift = 0; shift < 70; shift += 7)
        {
            if (!More)
                throw new OtlpFormatException("packed field", 0, origin + _position, "the field ends within a varint.");
            var next = _bytes[_position++];
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
                return value;
        }

        throw new OtlpFormatException("packed field", 0, origin + _position, "a varint has more than 10 bytes.");
    }
}
