using System.Buffers.Binary;

namespace Collector.Storage;

/// <summary>The frame around rows in binary COPY, and where one row ends: https://www.postgresql.org/docs/current/sql-copy.html.</summary>
internal static class CopyFormat
{
    /// <summary>Signature, flags, length of the header's extension.</summary>
    public static ReadOnlyMemory<byte> Header { get; } =
        new byte[] { (byte)'P', (byte)'G', (byte)'C', (byte)'O', (byte)'P', (byte)'Y', (byte)'\n', 0xFF, (byte)'\r', (byte)'\n', 0, 0, 0, 0, 0, 0, 0, 0, 0 };

    /// <summary>A field count of -1 ends the rows.</summary>
    public static ReadOnlyMemory<byte> Trailer { get; } = new byte[] { 0xFF, 0xFF };

    /// <summary>Gives the length of the first of the rows.</summary>
    public static int RowLength(ReadOnlySpan<byte> rows)
    {
        var position = 2;
        for (var fields = BinaryPrimitives.ReadInt16BigEndian(rows); fields > 0; fields--)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(rows[position..]);
            position += 4 + Math.Max(length, 0);
        }

        return position;
    }

    /// <summary>Cuts rows in two halves of about the same size; the second is empty where there is only one row.</summary>
    public static (ReadOnlyMemory<byte> First, ReadOnlyMemory<byte> Second) Halve(ReadOnlyMemory<byte> rows)
    {
        var end = RowLength(rows.Span);
        while (end < rows.Length)
        {
            var next = end + RowLength(rows.Span[end..]);
            if (next > rows.Length / 2)
                break;
            end = next;
        }

        return (rows[..end], rows[end..]);
    }
}
