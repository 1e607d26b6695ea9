using System.Buffers;
using System.Buffers.Binary;

namespace Collector.Rows;

/// <summary>Rows in PostgreSQL's binary COPY format, written once by a decoder and sent to the server as they are.</summary>
/// <remarks>
/// A row is an int16 field count, then for each field an int32 length (-1 for null) and its bytes, big-endian:
/// https://www.postgresql.org/docs/current/sql-copy.html. The bytes come from the shared pool; <see cref="Dispose"/> returns them.
/// Not safe for use by several threads: a request's decoder owns it, then the writer.
/// </remarks>
internal sealed class RowBuffer : IDisposable
{
    /// <summary>Microseconds from 1970-01-01 to 2000-01-01, where PostgreSQL's timestamps begin.</summary>
    public const long PostgresEpochMicros = 946_684_800_000_000;

    private byte[] _bytes;

    public RowBuffer(int capacity) => _bytes = ArrayPool<byte>.Shared.Rent(Math.Max(capacity, 256));

    /// <summary>Gets how many bytes are written.</summary>
    public int Length { get; private set; }

    /// <summary>Gets how many bytes of memory it holds.</summary>
    public int Capacity => _bytes.Length;

    /// <summary>Gets what is written.</summary>
    public ReadOnlyMemory<byte> Written => _bytes.AsMemory(0, Length);

    /// <summary>Takes back everything after <paramref name="length"/>: a row that turned out not to be storable.</summary>
    public void Truncate(int length) => Length = length;

    public void BeginRow(short fields) => BinaryPrimitives.WriteInt16BigEndian(Reserve(2), fields);

    public void Null() => BinaryPrimitives.WriteInt32BigEndian(Reserve(4), -1);

    public void Bool(bool value)
    {
        var field = Field(1);
        field[0] = value ? (byte)1 : (byte)0;
    }

    public void Int16(short value) => BinaryPrimitives.WriteInt16BigEndian(Field(2), value);

    public void Int32(int value) => BinaryPrimitives.WriteInt32BigEndian(Field(4), value);

    public void Int64(long value) => BinaryPrimitives.WriteInt64BigEndian(Field(8), value);

    public void Double(double value) => BinaryPrimitives.WriteDoubleBigEndian(Field(8), value);

    /// <summary>Writes a timestamptz, given in microseconds since 1970.</summary>
    public void Timestamp(long unixMicros) => Int64(unixMicros - PostgresEpochMicros);

    /// <summary>Writes a bytea.</summary>
    public void Bytes(ReadOnlySpan<byte> value) => value.CopyTo(Field(value.Length));

    /// <summary>Opens a field whose length is not known yet; <see cref="EndField"/> with the result closes it.</summary>
    public int BeginField()
    {
        Reserve(4);
        return Length;
    }

    public void EndField(int start) => BinaryPrimitives.WriteInt32BigEndian(_bytes.AsSpan(start - 4, 4), Length - start);

    /// <summary>Adds bytes to the open field.</summary>
    public void Raw(ReadOnlySpan<byte> value) => value.CopyTo(Reserve(value.Length));

    /// <summary>Adds one byte to the open field.</summary>
    public void Raw(byte value) => Reserve(1)[0] = value;

    /// <summary>Makes room for <paramref name="count"/> bytes, counts them as written, and gives them to be filled.</summary>
    public Span<byte> Reserve(int count)
    {
        if (count > _bytes.Length - Length)
            Grow(count);
        var span = _bytes.AsSpan(Length, count);
        Length += count;
        return span;
    }

    /// <summary>Gives bytes already written, to be changed.</summary>
    public Span<byte> Span(int start, int length) => _bytes.AsSpan(start, length);

    public void Dispose()
    {
        var bytes = _bytes;
        _bytes = [];
        Length = 0;
        if (bytes.Length > 0)
            ArrayPool<byte>.Shared.Return(bytes);
    }

    private Span<byte> Field(int length)
    {
        var span = Reserve(4 + length);
        BinaryPrimitives.WriteInt32BigEndian(span, length);
        return span[4..];
    }

    private void Grow(int count)
    {
        var larger = ArrayPool<byte>.Shared.Rent(checked((int)Math.Min(Math.Max((long)_bytes.Length * 2, (long)Length + count), Array.MaxLength)));
        _bytes.AsSpan(0, Length).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = larger;
    }
}
