using Collector.Decoding;
using Npgsql;
using NpgsqlTypes;

namespace Collector.Storage;

/// <summary>Inserts sources and instruments that are not there yet.</summary>
/// <remarks>In the order of their ids: writers that insert the same ones at the same time then wait for each other instead of locking each other out.</remarks>
internal static class OriginRows
{
    public static async Task InsertAsync(NpgsqlConnection connection, IReadOnlyList<Source> sources, CancellationToken cancellationToken)
    {
        foreach (var source in sources.OrderBy(source => source.Id))
        {
            await using var command = new NpgsqlCommand(
                "INSERT INTO sources (id, service, scope, scope_version, schema_url, resource, scope_attributes) VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING", connection);
            command.Parameters.Add(new() { Value = source.Id });
            command.Parameters.Add(new() { Value = source.Service });
            command.Parameters.Add(new() { Value = source.Scope });
            command.Parameters.Add(Text(source.ScopeVersion));
            command.Parameters.Add(Text(source.SchemaUrl));
            command.Parameters.Add(new() { Value = source.ResourceJson, NpgsqlDbType = NpgsqlDbType.Jsonb });
            command.Parameters.Add(new() { Value = source.ScopeJson, NpgsqlDbType = NpgsqlDbType.Jsonb });
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    public static async Task InsertAsync(NpgsqlConnection connection, IReadOnlyList<Instrument> instruments, CancellationToken cancellationToken)
    {
        foreach (var instrument in instruments.OrderBy(instrument => instrument.Id))
        {
            await using var command = new NpgsqlCommand(
                "INSERT INTO instruments (id, kind, temporality, monotonic, name, unit, description) VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING", connection);
            command.Parameters.Add(new() { Value = instrument.Id });
            command.Parameters.Add(new() { Value = (short)instrument.Kind });
            command.Parameters.Add(new() { Value = instrument.Temporality });
            command.Parameters.Add(new() { Value = instrument.Monotonic });
            command.Parameters.Add(new() { Value = instrument.Name });
            command.Parameters.Add(Text(instrument.Unit));
            command.Parameters.Add(Text(instrument.Description));
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    private static NpgsqlParameter Text(string? value) => new() { Value = (object?)value ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text };
}
