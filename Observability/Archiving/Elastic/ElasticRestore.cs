using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Observability.Archiving.Parts;
using Observability.Archiving.Records;
using Observability.Store;

namespace Observability.Archiving.Elastic;

/// <summary>Puts archived documents back, into data streams of their own with the namespace <c>restored</c>: by this they are known, and are dropped as a whole.</summary>
internal sealed partial class ElasticRestore(ElasticCluster cluster, ElasticStreams streams, TelemetryDatabase database)
{
    private const string Namespace = "restored";
    private const int BulkBytes = 4 * 1_048_576;

    public static bool IsRestored(string dataStream) => dataStream.EndsWith($"-{Namespace}", StringComparison.Ordinal);

    /// <summary>Gives the system as the name of an index behind a data stream has it.</summary>
    public static string DatasetOf(string index) => IndexName().Match(index) is { Success: true } match ? match.Groups[1].Value : index;

    public async Task<bool> RestoreAsync(PartManifest part, IAsyncEnumerable<LogRecord> records, DateTimeOffset until, CancellationToken cancellationToken)
    {
        var target = $"logs-{DatasetOf(ElasticIndex.NameOf(part.Source))}.otel-{Namespace}";
        // Noted first, so that it is removed one day even if this is never completed. Documents that are there already stay, so a second attempt completes it.
        if (await NoteAsync(part, target, until, cancellationToken))
            return false;
        using var lines = new MemoryStream();
        await foreach (var record in records.WithCancellation(cancellationToken))
        {
            await WriteAsync(lines, record, cancellationToken);
            if (lines.Length >= BulkBytes)
                await SendAsync(target, lines, cancellationToken);
        }

        if (lines.Length > 0)
            await SendAsync(target, lines, cancellationToken);
        await cluster.SendAsync(HttpMethod.Post, $"{target}/_refresh", null, cancellationToken);
        await using var complete = database.Connections.CreateCommand("UPDATE archiving.restored SET complete = true WHERE path = $1");
        complete.Parameters.Add(new() { Value = part.ManifestFile });
        await complete.ExecuteNonQueryAsync(cancellationToken);
        return true;
    }

    /// <summary>Drops the data streams' indices in which nothing is left whose time is not over.</summary>
    public async Task<long> RemoveAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        long removed = 0;
        foreach (var target in await OverAsync(now, cancellationToken))
        {
            // The index that is written cannot be deleted, so another one takes its place.
            await streams.RolloverAsync(target, cancellationToken);
            foreach (var index in (await streams.ListAsync(target, cancellationToken)).SelectMany(stream => stream.Indices.SkipLast(1)))
            {
                removed += (await streams.ContentAsync(index.Name, cancellationToken))?.Records ?? 0;
                await streams.DeleteAsync(index.Name, cancellationToken);
            }

            await using var forget = database.Connections.CreateCommand("DELETE FROM archiving.restored WHERE data_stream = $1 AND until <= $2");
            forget.Parameters.Add(new() { Value = target });
            forget.Parameters.Add(new() { Value = now.UtcDateTime });
            await forget.ExecuteNonQueryAsync(cancellationToken);
        }

        return removed;
    }

    private static async Task WriteAsync(MemoryStream lines, LogRecord record, CancellationToken cancellationToken)
    {
        var document = ElasticDocument.Write(record);
        var stream = document["data_stream"] as JsonObject ?? [];
        stream["namespace"] = Namespace;
        document["data_stream"] = stream.Parent is null ? stream : stream.DeepClone();
        var action = new JsonObject { ["create"] = new JsonObject { ["_id"] = record.DocumentId } };
        await lines.WriteAsync(Encoding.UTF8.GetBytes($"{action.ToJsonString()}\n{document.ToJsonString(ElasticJson.Deep)}\n"), cancellationToken);
    }

    private async Task SendAsync(string target, MemoryStream lines, CancellationToken cancellationToken)
    {
        await cluster.CreateAsync(target, lines.GetBuffer().AsMemory(0, (int)lines.Length), cancellationToken);
        lines.SetLength(0);
    }

    /// <returns>Whether all of it is there already.</returns>
    private async Task<bool> NoteAsync(PartManifest part, string target, DateTimeOffset until, CancellationToken cancellationToken)
    {
        await using var note = database.Connections.CreateCommand("""
            INSERT INTO archiving.restored (path, data_stream, until, complete) VALUES ($1, $2, $3, false)
            ON CONFLICT (path) DO UPDATE SET until = greatest(restored.until, excluded.until) RETURNING complete
            """);
        note.Parameters.Add(new() { Value = part.ManifestFile });
        note.Parameters.Add(new() { Value = target });
        note.Parameters.Add(new() { Value = until.UtcDateTime });
        return await note.ExecuteScalarAsync(cancellationToken) is true;
    }

    private async Task<List<string>> OverAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var command = database.Connections.CreateCommand("SELECT data_stream FROM archiving.restored WHERE data_stream IS NOT NULL GROUP BY data_stream HAVING max(until) <= $1");
        command.Parameters.Add(new() { Value = now.UtcDateTime });
        var targets = new List<string>();
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
            targets.Add(reader.GetString(0));
        return targets;
    }

    [GeneratedRegex(@"^\.ds-logs-(.+)\.otel-.+-\d{4}\.\d{2}\.\d{2}-\d{6}$")]
    private static partial Regex IndexName();
}
