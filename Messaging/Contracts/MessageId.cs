using System.Buffers.Binary;

namespace Messaging.Contracts;

/// <summary>Message ids are UUIDs of version 7 (RFC 9562, section 5.7): their first 48 bits are the time of their creation in milliseconds of Unix time.</summary>
internal static class MessageId
{
    private const int Version = 7;

    internal static bool IsLegal(Guid id) => id.Version == Version;

    /// <summary>Gives the day on which an id was made. It is the same whenever the message arrives, so a message has one inbox partition for ever.</summary>
    internal static DateOnly DayOf(Guid id) => DateOnly.FromDateTime(CreatedAt(id).UtcDateTime);

    /// <summary>Gives the lowest id that can be made at a time; what was made before is lower, what is made later is higher.</summary>
    internal static Guid FirstAt(DateTimeOffset time)
    {
        Span<byte> bytes = stackalloc byte[16];
        bytes.Clear();
        BinaryPrimitives.WriteInt64BigEndian(bytes, time.ToUnixTimeMilliseconds() << 16 | Version << 12);
        bytes[8] = 0x80;
        return new Guid(bytes, bigEndian: true);
    }

    internal static DateTimeOffset CreatedAt(Guid id)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        var milliseconds = BinaryPrimitives.ReadInt64BigEndian(bytes) >>> 16;
        // 48 bits reach beyond the year 9999, which an id made up by a foreign publisher may well do.
        return DateTimeOffset.FromUnixTimeMilliseconds(Math.Min(milliseconds, DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()));
    }
}
