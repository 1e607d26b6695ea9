using System.Text.Json;
using Npgsql;

namespace Messaging.Parking;

/// <summary>Reads rows of the parking lot.</summary>
internal static class ParkedMessageReader
{
    internal static ParkedMessage Read(NpgsqlDataReader row) => new(
        row.GetGuid(0), row.GetString(1), row.GetString(2), row.GetFieldValue<DateTimeOffset>(3), Text(row, 4), Text(row, 5), row.IsDBNull(6) ? null : row.GetInt64(6), row.GetString(7), row.GetString(8), Text(row, 9),
        row.GetInt32(10), row.GetFieldValue<DateTimeOffset>(11), row.GetFieldValue<DateTimeOffset>(12), Text(row, 13));

    internal static ParkedDetail ReadDetail(NpgsqlDataReader row) =>
        new(Read(row), JsonSerializer.Deserialize<Dictionary<string, string>>(row.GetString(14))!, row.GetInt32(15), Text(row, 16));

    private static string? Text(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
}
