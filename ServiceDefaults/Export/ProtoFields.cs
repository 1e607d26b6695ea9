namespace ServiceDefaults.Export;

/// <summary>Walks through the fields of one protobuf message (https://protobuf.dev/programming-guides/encoding/). Ends at the first byte that is none.</summary>
internal ref struct ProtoFields(ReadOnlySpan<byte> message)
{
    private ReadOnlySpan<byte> _rest = message;

    /// <summary>Gets the number of the present field.</summary>
    internal int Number { get; private set; }

    /// <summary>Gets the bytes of the present field: the text, or the message in it; empty where it is a number.</summary>
    internal ReadOnlySpan<byte> Bytes { get; private set; }

    /// <summary>Gets the value of the present field, where it is a variable-length number.</summary>
    internal long Value { get; private set; }

    /// <summary>Gets whether the present field has <see cref="Bytes"/>.</summary>
    internal bool HasBytes { get; private set; }

    /// <summary>Goes to the next field.</summary>
    internal bool Next()
    {
        if (_rest.IsEmpty || !TryRead(out var tag))
            return false;
        (Number, HasBytes, Value) = ((int)(tag >> 3), false, 0);
        Bytes = default;
        switch (tag & 7)
        {
            case 0:
                var isWhole = TryRead(out var value);
                Value = (long)value;
                return isWhole;
            case 1:
                return TrySkip(8);
            case 2:
                if (!TryRead(out var length) || length > (ulong)_rest.Length)
                    return false;
                HasBytes = true;
                Bytes = _rest[..(int)length];
                return TrySkip((int)length);
            case 5:
                return TrySkip(4);
            default:
                return false;
        }
    }

    private bool TrySkip(int count)
    {
        if (count > _rest.Length)
            return false;
        _rest = _rest[count..];
        return true;
    }

    private bool TryRead(out ulong value)
    {
        value = 0;
        for (var shift = 0; shift < 64 && !_rest.IsEmpty; shift += 7)
        {
            var next = _rest[0];
            _rest = _rest[1..];
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
                return true;
        }

        return false;
    }
}
