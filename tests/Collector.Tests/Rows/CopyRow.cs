using System.Buffers.Binary;
using System.Text;
using System.Text.Json.Nodes;

namespace Collector.Tests.Rows;

/// <summary>A row in binary COPY format, read by column name.</summary>
internal sealed class CopyRow(Dictionary<string, byte[]?> fields)
{
    public byte[]? Bytes(string column) => fields[column];

    public string? Text(string column) => fields[column] is { } bytes ? Encoding.UTF8.GetString(bytes) : null;

    public long? Number(string column) => fields[column] switch
    {
        null => null,
        { Length: 2 } bytes => BinaryPrimitives.ReadInt16BigEndian(bytes),
        { Length: 4 } bytes => BinaryPrimitives.ReadInt32BigEndian(bytes),
        var bytes => BinaryPrimitives.ReadInt64BigEndian(bytes),
    };

    public double? Real(string column) => fields[column] is { } bytes ? BinaryPrimitives.ReadDoubleBigEndian(bytes) : null;

    /// <summary>A jsonb column; the first byte is its version. Of equal keys the last counts, as in the database.</summary>
    public JsonNode? Json(string column) => fields[column] is { } bytes ? StoredJson.Parse(bytes.AsSpan(1)) : null;

    /// <summary>Reads all rows, and fails where they are not exactly framed.</summary>
    public static List<CopyRow> ReadAll(ReadOnlySpan<byte> rows, string columns)
    {
        var names = columns.Split(", ");
        var found = new List<CopyRow>();
        while (!rows.IsEmpty)
        {
            BinaryPrimitives.ReadInt16BigEndian(rows).ShouldBe((short)names.Length);
            rows = rows[2..];
            var fields = new Dictionary<string, byte[]?>();
            foreach (var name in names)
            {
                var length = BinaryPrimitives.ReadInt32BigEndian(rows);
                fields[name] = length < 0 ? null : rows.Slice(4, length).ToArray();
                rows = rows[(4 + Math.Max(length, 0))..];
            }

            found.Add(new CopyRow(fields));
        }

        return found;
    }
}
