using Npgsql;

namespace Messaging.Storage;

/// <summary>Reads columns that may be empty.</summary>
internal static class RowText
{
    internal static string? TextOrNull(this NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
}
