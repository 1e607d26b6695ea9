using Npgsql;
using Observability.Reading.Records;

namespace Observability.Reading.Postgres;

/// <summary>Reads columns that may be null.</summary>
internal static class RowValues
{
    public static string? TextOrNull(this NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    public static string? HexOrNull(this NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : Convert.ToHexStringLower(row.GetFieldValue<byte[]>(column));

    public static RawJson? JsonOrNull(this NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : new RawJson(row.GetString(column));

    public static double? DoubleOrNull(this NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetDouble(column);

    public static long? Int64OrNull(this NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetInt64(column);
}
