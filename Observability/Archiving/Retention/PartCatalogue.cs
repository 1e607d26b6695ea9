using Npgsql;
using NpgsqlTypes;
using Observability.Archiving.Parts;
using Observability.Store;

namespace Observability.Archiving.Retention;

/// <summary>Remembers, in the telemetry database, which parts were begun and what came of them, so that a killed run is tidied up by the next.</summary>
internal sealed class PartCatalogue(TelemetryDatabase database)
{
    /// <summary>One process at a time changes the schema; the number is arbitrary but fixed.</summary>
    private const long SchemaLock = 9_000_001;

    private const string Resource = "Observability.Archiving.Retention.Catalogue.sql";

    /// <exception cref="NpgsqlException">The database cannot be reached or refuses.</exception>
    public async Task PrepareAsync(CancellationToken cancellationToken)
    {
        await using var script = typeof(PartCatalogue).Assembly.GetManifestResourceStream(Resource) ?? throw new InvalidOperationException($"The assembly lacks its resource {Resource}.");
        using var reader = new StreamReader(script);
        await using var command = database.Connections.CreateCommand($"SELECT pg_advisory_xact_lock({SchemaLock}); {await reader.ReadToEndAsync(cancellationToken)}");
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Gives the time by the database's clock.</summary>
    public async Task<DateTimeOffset> NowAsync(CancellationToken cancellationToken)
    {
        await using var command = database.Connections.CreateCommand("SELECT now()");
        return new DateTimeOffset((DateTime)(await command.ExecuteScalarAsync(cancellationToken))!);
    }

    /// <summary>Counts the records of a source that are confirmed to be in the archive.</summary>
    public async Task<long> ConfirmedAsync(string source, CancellationToken cancellationToken)
    {
        await using var command = database.Connections.CreateCommand("SELECT coalesce(sum(records), 0)::bigint FROM archiving.parts WHERE source = $1 AND state = 'archived'");
        command.Parameters.Add(new() { Value = source });
        return (long)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    /// <summary>Notes that a part's file may exist from now on.</summary>
    public async Task BeginAsync(PartPath part, CancellationToken cancellationToken)
    {
        await using var command = database.Connections.CreateCommand("INSERT INTO archiving.attempts (path, begun_at) VALUES ($1, now())");
        command.Parameters.Add(new() { Value = part.Manifest });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Decides within a transaction that parts have their records. It fails where another archiver has given one of them up.</summary>
    /// <exception cref="PostgresException">A part was given up (unique violation).</exception>
    public static async Task ConfirmAsync(NpgsqlConnection connection, IReadOnlyList<PartManifest> parts, CancellationToken cancellationToken)
    {
        foreach (var part in parts)
        {
            await using var command = new NpgsqlCommand("INSERT INTO archiving.parts (path, state, source, records) VALUES ($1, 'archived', $2, $3)", connection);
            command.Parameters.Add(new() { Value = part.ManifestFile });
            command.Parameters.Add(new() { Value = part.Source });
            command.Parameters.Add(new() { Value = part.Content.Records });
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    /// <summary>Gives up a part, unless it was confirmed.</summary>
    /// <returns>Whether its files are to be removed.</returns>
    public async Task<bool> AbandonAsync(string manifest, CancellationToken cancellationToken)
    {
        // Waits for a transaction that confirms it at this very moment, and then knows which of the two came first.
        await using var command = database.Connections.CreateCommand(
            "INSERT INTO archiving.parts (path, state, source, records) VALUES ($1, 'abandoned', '', 0) ON CONFLICT DO NOTHING");
        command.Parameters.Add(new() { Value = manifest });
        await command.ExecuteNonQueryAsync(cancellationToken);
        await using var state = database.Connections.CreateCommand("SELECT state = 'abandoned' FROM archiving.parts WHERE path = $1");
        state.Parameters.Add(new() { Value = manifest });
        return await state.ExecuteScalarAsync(cancellationToken) is true;
    }

    /// <summary>Lists the parts that were begun and not tidied up.</summary>
    public async Task<IReadOnlyList<string>> AttemptsAsync(CancellationToken cancellationToken)
    {
        var manifests = new List<string>();
        await using var command = database.Connections.CreateCommand("SELECT path FROM archiving.attempts ORDER BY path");
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
            manifests.Add(reader.GetString(0));
        return manifests;
    }

    /// <summary>Forgets attempts whose end is known and tidied up.</summary>
    public async Task ForgetAsync(IEnumerable<string> manifests, CancellationToken cancellationToken)
    {
        await using var command = database.Connections.CreateCommand("DELETE FROM archiving.attempts WHERE path = ANY($1)");
        command.Parameters.Add(new() { Value = manifests.ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
