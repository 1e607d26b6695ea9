using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Observability.Archiving.Records;

/// <summary>A count and a checksum over records that do not depend on their order: the sum of each record's own hash.</summary>
/// <remarks>A sum, unlike an exclusive or, also tells a record that is there twice. Sums of parts add up to the sum of the whole.</remarks>
internal sealed class RecordChecksum : IDisposable
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private byte[] _text = new byte[4_096];

    /// <summary>Gets how many records were added.</summary>
    public long Count { get; private set; }

    /// <summary>Gets the sum of the records' hashes, modulo 2^128.</summary>
    public UInt128 Sum { get; private set; }

    public void Add(LogRecord record)
    {
        Number(record.TimeNanos);
        Number((long?)record.ObservedNanos);
        Text(record.System);
        Number(record.Sequence);
        Text(record.DocumentId);
        Number(record.SourceId);
        Number(record.Severity);
        Text(record.SeverityText);
        Number(record.Flags);
        Text(record.EventName);
        Text(record.TraceId);
        Text(record.SpanId);
        Text(record.OrderId);
        Text(record.CustomerId);
        Text(record.ExceptionType);
        Text(record.Body);
        Text(record.Attributes);
        Text(record.Resource);
        Text(record.Scope);
        Text(record.Extra);
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        _hash.GetHashAndReset(digest);
        Sum += BinaryPrimitives.ReadUInt128BigEndian(digest);
        Count++;
    }

    public void Add(PartContent content)
    {
        Count += content.Records;
        Sum += UInt128.Parse(content.Checksum, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
    }

    public PartContent ToContent() => new(Count, Sum.ToString("x32", CultureInfo.InvariantCulture));

    public void Dispose() => _hash.Dispose();

    private void Number(long? value)
    {
        Span<byte> bytes = stackalloc byte[9];
        bytes[0] = value is null ? (byte)0 : (byte)1;
        BinaryPrimitives.WriteInt64LittleEndian(bytes[1..], value ?? 0);
        _hash.AppendData(bytes);
    }

    /// <summary>Each text goes in behind its length, so that moving characters from one column to the next changes the hash.</summary>
    private void Text(string? value)
    {
        if (value is null)
        {
            Number(null);
            return;
        }

        var most = Encoding.UTF8.GetMaxByteCount(value.Length);
        if (_text.Length < most)
            _text = new byte[most];
        var length = Encoding.UTF8.GetBytes(value, _text);
        Number(length);
        _hash.AppendData(_text, 0, length);
    }
}
