using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Observability.Archiving.Parts;
using Observability.Archiving.Records;
using Observability.Archiving.Retention;
using Observability.Archiving.Stores;
using Observability.Store;

namespace Observability.Archiving.Elastic;

/// <summary>Logs in Elasticsearch: a data stream for each system, with indices behind it of which only the newest is written.</summary>
/// <remarks>An older index is archived as a whole, whatever days its documents are of, and dropped when every document of it is confirmed to be in the archive.</remarks>
internal sealed partial class ElasticLogs(ElasticCluster cluster, ElasticStreams streams, ElasticRestore restore, PartCatalogue catalogue, TelemetryDatabase database, TimeProvider time) : ILogStore
{
    private const string Logs = "logs-*.otel-*";
    private const string Metrics = "metrics-*";

    public string Kind => "elasticsearch";

    private DateOnly Today => DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);

    public async Task EndDayAsync(CancellationToken cancellationToken)
    {
        foreach (var stream in await streams.ListAsync($"{Logs},{Metrics}", cancellationToken))
        {
            // A restored one has none but old documents, and is dropped as a whole.
            if (!ElasticRestore.IsRestored(stream.Name) && await streams.ContentAsync(stream.Written.Name, cancellationToken) is { } content && (content.FirstDay < Today || stream.Written.CreatedOn < Today))
                await streams.RolloverAsync(stream.Name, cancellationToken);
        }
    }

    public async Task<StoreSurvey> SurveyAsync(CancellationToken cancellationToken)
    {
        var live = (await streams.ListAsync(Logs, cancellationToken)).Where(stream => !ElasticRestore.IsRestored(stream.Name)).ToList();
        var ended = await streams.EndedAsync(live, cancellationToken);
        return new StoreSurvey([.. ended.Where(source => source.LastDay < Today).OrderBy(source => source.LastDay)], live.SelectMany(stream => stream.Indices).Sum(index => index.Bytes));
    }

    public async Task<IReadOnlyList<StoredPortion>> PortionsAsync(StoredSource source, CancellationToken cancellationToken)
    {
        var index = ElasticIndex.NameOf(source.Name);
        await cluster.SendAsync(HttpMethod.Post, $"{index}/_refresh", null, cancellationToken);
        var records = (await streams.ContentAsync(index, cancellationToken))?.Records ?? 0;
        if (records == 0 || records == await catalogue.ConfirmedAsync(source.Name, cancellationToken))
            return [];
        return [new StoredPortion(source, await SystemAsync(index, cancellationToken), records)];
    }

    public async Task<ILogPortion> OpenAsync(StoredPortion portion, CancellationToken cancellationToken)
    {
        await streams.SealAsync(ElasticIndex.NameOf(portion.Source.Name), cancellationToken);
        return new ElasticPortion(cluster, database, portion);
    }

    public async Task<long> ReleaseAsync(StoredSource source, CancellationToken cancellationToken)
    {
        var index = ElasticIndex.NameOf(source.Name);
        var records = (await streams.ContentAsync(index, cancellationToken))?.Records ?? 0;
        if (records != await catalogue.ConfirmedAsync(source.Name, cancellationToken))
            return 0;
        await streams.DeleteAsync(index, cancellationToken);
        return source.Bytes;
    }

    public Task<bool> RestoreAsync(PartManifest part, IAsyncEnumerable<LogRecord> records, DateTimeOffset until, CancellationToken cancellationToken) =>
        restore.RestoreAsync(part, records, until, cancellationToken);

    public Task<long> RemoveRestoredAsync(DateTimeOffset now, CancellationToken cancellationToken) => restore.RemoveAsync(now, cancellationToken);

    public async Task<IReadOnlyList<StoredSource>> DropAsync(OtherSignal signal, DateOnly lastDay, bool dryRun, CancellationToken cancellationToken)
    {
        var ended = signal == OtherSignal.Metrics
            ? await streams.EndedAsync(await streams.ListAsync(Metrics, cancellationToken), cancellationToken)
            : await SpansAsync(cancellationToken);
        var old = ended.Where(source => source.LastDay <= lastDay).ToList();
        foreach (var source in dryRun ? [] : old)
            await streams.DeleteAsync(ElasticIndex.NameOf(source.Name), cancellationToken);
        return old;
    }

    /// <summary>Jaeger keeps indices for each day, and names them after the day.</summary>
    private async Task<IReadOnlyList<StoredSource>> SpansAsync(CancellationToken cancellationToken) =>
        [.. from index in await streams.IndicesAsync("jaeger-*", cancellationToken)
            let match = JaegerIndex().Match(index.Name)
            where match.Success
            let day = DateOnly.ParseExact(match.Groups[1].Value, "yyyy-MM-dd", CultureInfo.InvariantCulture)
            select new StoredSource(index.Source, day, day, index.Bytes)];

    private async Task<string> SystemAsync(string index, CancellationToken cancellationToken)
    {
        var query = new JsonObject { ["size"] = 1, ["_source"] = "resource.attributes*" };
        var hits = (await cluster.SendAsync(HttpMethod.Post, $"{index}/_search", query, cancellationToken))?.GetProperty("hits").GetProperty("hits").EnumerateArray().ToList();
        return hits is [var hit, ..] && hit.GetProperty("_source").TryGetProperty("resource", out var resource)
            && resource.TryGetProperty("attributes", out var attributes) && attributes.TryGetProperty("service.name", out var name) && name.GetString() is { Length: > 0 } system
            ? system
            : ElasticRestore.DatasetOf(index);
    }

    [GeneratedRegex(@"jaeger-(?:span|service)-(\d{4}-\d{2}-\d{2})$")]
    private static partial Regex JaegerIndex();
}
