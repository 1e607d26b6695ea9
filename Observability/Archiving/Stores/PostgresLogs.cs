using System.Globalization;
using Observability.Archiving.Parts;
using Observability.Archiving.Records;
using Observability.Store;

namespace Observability.Archiving.Stores;

/// <summary>The embedded collector's logs: partitions of a UTC day, with all systems in each.</summary>
/// <remarks>
/// Systems are kept for different times, so a partition's records go system by system: deleted by the very snapshot that was archived, in one transaction with the
/// note that they are, which leaves late records alone. A partition is dropped, which frees its space at once, when nothing is left in it.
/// </remarks>
internal sealed class PostgresLogs(TelemetryDatabase database, TimeProvider time) : ILogStore
{
    /// <summary>The attribute that marks a restored record; its value is the part it comes from.</summary>
    internal const string RestoredMark = "observability.restored_from";

    /// <summary>Restored records do not count, and are not archived again.</summary>
    internal const string NotRestored = $"NOT attributes ? '{RestoredMark}'";

    public string Kind => "postgresql";

    public Task EndDayAsync(CancellationToken cancellationToken) => Task.CompletedTask; // A partition ends with its day.

    public async Task<StoreSurvey> SurveyAsync(CancellationToken cancellationToken)
    {
        var partitions = await ListAsync("logs", cancellationToken);
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        return new StoreSurvey([.. partitions.Where(partition => partition.LastDay < today)], partitions.Sum(partition => partition.Bytes));
    }

    public async Task<IReadOnlyList<StoredPortion>> PortionsAsync(StoredSource source, CancellationToken cancellationToken)
    {
        var portions = new List<StoredPortion>();
        await using var command = database.Connections.CreateCommand($"SELECT service, count(*) FROM {source.Name} WHERE {NotRestored} GROUP BY service ORDER BY service");
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
            portions.Add(new StoredPortion(source, reader.GetString(0), reader.GetInt64(1)));
        return portions;
    }

    public async Task<ILogPortion> OpenAsync(StoredPortion portion, CancellationToken cancellationToken) =>
        await PostgresPortion.OpenAsync(database, portion, cancellationToken);

    public async Task<long> ReleaseAsync(StoredSource source, CancellationToken cancellationToken) =>
        await PartitionDrop.DropAsync(database, "logs", source, onlyEmpty: true, cancellationToken) ? source.Bytes : 0;

    public Task<bool> RestoreAsync(PartManifest part, IAsyncEnumerable<LogRecord> records, DateTimeOffset until, CancellationToken cancellationToken) =>
        PostgresRestore.RestoreAsync(database, part, records, until, cancellationToken);

    public Task<long> RemoveRestoredAsync(DateTimeOffset now, CancellationToken cancellationToken) => PostgresRestore.RemoveAsync(database, now, cancellationToken);

    public async Task<IReadOnlyList<StoredSource>> DropAsync(OtherSignal signal, DateOnly lastDay, bool dryRun, CancellationToken cancellationToken)
    {
        var table = signal == OtherSignal.Spans ? "spans" : "metric_points";
        var old = (await ListAsync(table, cancellationToken)).Where(partition => partition.LastDay <= lastDay).ToList();
        if (dryRun)
            return old;
        var dropped = new List<StoredSource>();
        foreach (var partition in old)
        {
            if (await PartitionDrop.DropAsync(database, table, partition, onlyEmpty: false, cancellationToken))
                dropped.Add(partition);
        }

        return dropped;
    }

    private async Task<List<StoredSource>> ListAsync(string table, CancellationToken cancellationToken)
    {
        var partitions = new List<StoredSource>();
        await using var command = database.Connections.CreateCommand("""
            SELECT c.relname, pg_total_relation_size(c.oid) FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
            WHERE i.inhparent = to_regclass($1) AND c.relname ~ ('^' || $1 || '_[0-9]{8}$') ORDER BY c.relname
            """);
        command.Parameters.Add(new() { Value = table });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            var name = reader.GetString(0);
            var day = DateOnly.ParseExact(name[^8..], "yyyyMMdd", CultureInfo.InvariantCulture);
            partitions.Add(new StoredSource(name, day, day, reader.GetInt64(1)));
        }

        return partitions;
    }
}
