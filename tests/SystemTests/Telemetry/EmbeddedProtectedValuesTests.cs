using Aspire.Hosting.Testing;
using Npgsql;

namespace SystemTests.Telemetry;

public sealed class EmbeddedProtectedValuesTests(WholeSystem system) : ProtectedValuesContract(system)
{
    protected override async Task<IReadOnlyList<string>> Find(IReadOnlyList<string> canaries, CancellationToken cancellationToken)
    {
        var found = new List<string>();
        await using var store = await OpenStore(cancellationToken);
        foreach (var table in await Tables(store, cancellationToken))
        {
            await using var search = store.CreateCommand($"SELECT t::text FROM {table} t WHERE EXISTS (SELECT FROM unnest(@canaries) canary WHERE strpos(t::text, canary) > 0) LIMIT 5");
            search.Parameters.AddWithValue("canaries", canaries.ToArray());
            await using var rows = await search.ExecuteReaderAsync(cancellationToken);
            while (await rows.ReadAsync(cancellationToken))
                found.Add($"{table}: {rows.GetString(0)}");
        }

        return found;
    }

    private async Task<NpgsqlDataSource> OpenStore(CancellationToken cancellationToken) =>
        NpgsqlDataSource.Create((await Whole.Application.GetConnectionStringAsync("telemetrydb", cancellationToken))!);

    private static async Task<List<string>> Tables(NpgsqlDataSource store, CancellationToken cancellationToken)
    {
        await using var command = store.CreateCommand(
            "SELECT quote_ident(schemaname) || '.' || quote_ident(relname) FROM pg_stat_user_tables WHERE NOT EXISTS (SELECT FROM pg_inherits WHERE inhrelid = relid)");
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        var tables = new List<string>();
        while (await rows.ReadAsync(cancellationToken))
            tables.Add(rows.GetString(0));
        return tables;
    }
}
