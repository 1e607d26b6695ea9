using Npgsql;

namespace Observability.Archiving.Stores;

/// <summary>Reads where records come from: resource and scope as JSON, by the id that records name them by.</summary>
internal static class PostgresSources
{
    /// <summary>What stands for a source that the store lacks.</summary>
    public static PostgresSource Unknown { get; } = new("{}", "{}");

    public static async Task<Dictionary<long, PostgresSource>> ReadAsync(NpgsqlConnection connection, string partition, string system, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand($"""
            SELECT id, resource::text, jsonb_build_object('name', scope, 'version', scope_version, 'schema_url', schema_url, 'attributes', scope_attributes)::text
            FROM sources WHERE service = $1 AND EXISTS (SELECT FROM {partition} r WHERE r.source_id = sources.id AND r.service = $1)
            """, connection) { CommandTimeout = 0 };
        command.Parameters.Add(new() { Value = system });
        var sources = new Dictionary<long, PostgresSource>();
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
            sources[reader.GetInt64(0)] = new PostgresSource(reader.GetString(1), reader.GetString(2));
        return sources;
    }
}
