using Npgsql;
using Survival.Tests.Battle;

namespace Survival.Tests.Ledgers;

/// <summary>Waits until all is at rest, and adds up what became of a load.</summary>
internal static class LedgerReader
{
    internal static async Task<Ledger> ReadAsync(Servers servers, Load load, CancellationToken cancellationToken)
    {
        await Deadline.UntilAsync(() => UnrestAsync(servers, load, cancellationToken), unrest => unrest.Length == 0, "outboxes, queues and inboxes at rest");
        var consumed = await EffectsAsync(servers, Workers.Consumer, load, cancellationToken);
        var echoed = await EffectsAsync(servers, Workers.Publisher, load, cancellationToken);
        var parked = await ParkedAsync(servers, load, cancellationToken);
        var good = load.Facts.Where(fact => fact.Stream != load.PoisonStream).ToArray();
        var copies = await Tap.DrainAsync(servers, cancellationToken);
        return new Ledger(
            load.Attempted,
            load.Acknowledged,
            good.Except(consumed).Union(good.Except(echoed)).Count(),
            consumed.Count - consumed.Distinct().Count() + echoed.Count - echoed.Distinct().Count(),
            consumed.GroupBy(effect => effect.Stream, effect => effect.Number).Count(stream => !stream.SequenceEqual(Enumerable.Range(1, stream.Count()).Select(number => (long)number))),
            copies.Count - copies.Distinct().Count(),
            load.Recovered,
            load.Facts.Count(fact => fact.Stream == load.PoisonStream),
            parked.Count(stream => stream == load.PoisonStream),
            parked.Count(stream => stream != load.PoisonStream));
    }

    /// <summary>Says what still moves; empty when all is at rest.</summary>
    private static async Task<string> UnrestAsync(Servers servers, Load load, CancellationToken cancellationToken)
    {
        var moving = new List<string>();
        foreach (var service in (string[])[Workers.Publisher, Workers.Consumer])
        {
            var outbox = (await QueryAsync(servers, service, "SELECT count(*) FROM messaging.outbox", row => row.GetInt64(0), cancellationToken))[0];
            var held = (await QueryAsync(servers, service, "SELECT count(*) FROM messaging.held WHERE parked_at IS NULL", row => row.GetInt64(0), cancellationToken))[0];
            var effects = (await EffectsAsync(servers, service, load, cancellationToken)).Distinct().Count();
            var depth = await Tap.DepthAsync(servers, service, cancellationToken);
            var expected = load.Facts.Count(fact => fact.Stream != load.PoisonStream);
            if ((outbox, held, depth) is not (0, 0, 0) || effects < expected)
                moving.Add($"{service}: outbox {outbox}, held {held}, queued {depth}, effects {effects} of {expected}");
        }

        // The depth leaves out what is delivered and not acknowledged, and poison has no effects by which it could be missed.
        var poison = load.Facts.Count(fact => fact.Stream == load.PoisonStream);
        var parked = (await ParkedAsync(servers, load, cancellationToken)).Count(stream => stream == load.PoisonStream);
        if (parked < poison)
            moving.Add($"parked {parked} of {poison}");
        return string.Join("; ", moving);
    }

    /// <summary>Gives the effects in the order in which they came.</summary>
    private static Task<List<(string Stream, long Number)>> EffectsAsync(Servers servers, string service, Load load, CancellationToken cancellationToken) =>
        QueryAsync(servers, service, "SELECT stream, number FROM effects WHERE stream LIKE $1 ORDER BY id", row => (row.GetString(0), row.GetInt64(1)), cancellationToken, $"{load.Name}/%");

    /// <summary>Gives the streams of the messages that are parked in either service: those of this load, and such as are of no load at all.</summary>
    private static async Task<List<string>> ParkedAsync(Servers servers, Load load, CancellationToken cancellationToken)
    {
        const string Sql = """
            SELECT CASE WHEN type = 'worker.poison-stated' THEN convert_from(body, 'UTF8')::json ->> 'stream' ELSE type || ': ' || reason END AS stream
            FROM messaging.held WHERE parked_at IS NOT NULL
            """;
        var streams = new List<string>();
        foreach (var service in (string[])[Workers.Publisher, Workers.Consumer])
            streams.AddRange(await QueryAsync(servers, service, Sql, row => row.GetString(0), cancellationToken));
        return [.. streams.Where(stream => stream == load.PoisonStream || !stream.EndsWith("/poison", StringComparison.Ordinal))];
    }

    private static async Task<List<T>> QueryAsync<T>(Servers servers, string service, string sql, Func<NpgsqlDataReader, T> read, CancellationToken cancellationToken, params object[] parameters)
    {
        await using var connection = new NpgsqlConnection(servers.Database(service));
        await connection.OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand(sql, connection);
        foreach (var parameter in parameters)
            command.Parameters.Add(new NpgsqlParameter { Value = parameter });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var rows = new List<T>();
        while (await reader.ReadAsync(cancellationToken))
            rows.Add(read(reader));
        return rows;
    }
}
