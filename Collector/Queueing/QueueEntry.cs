using System.Buffers.Binary;
using System.IO.Hashing;
using System.Text.Json;
using Collector.Storage;

namespace Collector.Queueing;

/// <summary>Rows that wait on disk, with all that must be stored before them.</summary>
/// <remarks>
/// As bytes, all numbers little-endian: the mark <c>OTQ1</c>; the length of what follows the header (4); its CRC-32 (4); then the number of records (4), the length of
/// the needs (4), the needs as JSON, and the rows in the format of binary COPY.
/// </remarks>
/// <param name="Count">How many records there are.</param>
/// <param name="Needs">What must be there before them.</param>
/// <param name="Rows">The rows.</param>
internal sealed record QueueEntry(int Count, RowNeeds Needs, ReadOnlyMemory<byte> Rows)
{
    public const int HeaderBytes = 12;

    private const int PrefixBytes = 8;
    private static readonly uint Mark = BinaryPrimitives.ReadUInt32LittleEndian("OTQ1"u8);

    /// <summary>Gives the bytes of an entry, in the pieces in which its parts already are.</summary>
    public static List<ReadOnlyMemory<byte>> Encode(int count, RowNeeds needs, IReadOnlyList<ReadOnlyMemory<byte>> rows)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(needs);
        var head = new byte[HeaderBytes + PrefixBytes];
        BinaryPrimitives.WriteInt32LittleEndian(head.AsSpan(HeaderBytes), count);
        BinaryPrimitives.WriteInt32LittleEndian(head.AsSpan(HeaderBytes + 4), json.Length);
        var checksum = new Crc32();
        checksum.Append(head.AsSpan(HeaderBytes));
        checksum.Append(json);
        var length = PrefixBytes + json.Length;
        foreach (var part in rows)
        {
            checksum.Append(part.Span);
            length = checked(length + part.Length);
        }

        BinaryPrimitives.WriteUInt32LittleEndian(head, Mark);
        BinaryPrimitives.WriteInt32LittleEndian(head.AsSpan(4), length);
        BinaryPrimitives.WriteUInt32LittleEndian(head.AsSpan(8), checksum.GetCurrentHashAsUInt32());
        return [head, json, .. rows];
    }

    /// <summary>Gives the length of what follows a header, or null where it is none.</summary>
    public static int? LengthAfter(ReadOnlySpan<byte> header) =>
        BinaryPrimitives.ReadUInt32LittleEndian(header) == Mark && BinaryPrimitives.ReadInt32LittleEndian(header[4..]) is >= PrefixBytes and var length ? length : null;

    /// <summary>Decodes what follows a header; null where it is not what was once written.</summary>
    public static QueueEntry? Decode(ReadOnlySpan<byte> header, ReadOnlyMemory<byte> content)
    {
        if (Crc32.HashToUInt32(content.Span) != BinaryPrimitives.ReadUInt32LittleEndian(header[8..]))
            return null;
        var count = BinaryPrimitives.ReadInt32LittleEndian(content.Span);
        var json = BinaryPrimitives.ReadInt32LittleEndian(content.Span[4..]);
        return new(count, JsonSerializer.Deserialize<RowNeeds>(content.Span.Slice(PrefixBytes, json))!, content[(PrefixBytes + json)..]);
    }
}
