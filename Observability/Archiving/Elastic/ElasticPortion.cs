using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using Observability.Archiving.Parts;
using Observability.Archiving.Records;
using Observability.Archiving.Retention;
using Observability.Archiving.Stores;
using Observability.Store;

namespace Observability.Archiving.Elastic;

/// <summary>The documents of an index that takes no more, read page by page from a point in time.</summary>
internal sealed class ElasticPortion(ElasticCluster cluster, TelemetryDatabase database, StoredPortion portion) : ILogPortion
{
    private const int FirstPage = 16;
    private const int LargestPage = 2_000;
    private const int PageText = 4 * 1_048_576;
    private const string KeepAlive = "5m";

    private string Index => ElasticIndex.NameOf(portion.Source.Name);

    public async IAsyncEnumerable<LogRecord> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var point = (await cluster.SendAsync(HttpMethod.Post, $"{Index}/_pit?keep_alive={KeepAlive}", null, cancellationToken) ?? throw new HttpRequestException($"Elasticsearch has no index {Index}."))
            .GetProperty("id").GetString()!;
        try
        {
            JsonNode? after = null;
            // Pages grow while documents are small: a few of many megabytes must not come at once.
            var page = FirstPage;
            while (true)
            {
                var hits = await PageAsync(point, page, after, cancellationToken);
                var text = 0;
                foreach (var hit in hits)
                {
                    var record = ElasticDocument.Read(hit, portion.System);
                    text += record.TextLength;
                    after = JsonNode.Parse(hit.GetProperty(ElasticDocument.Sort).GetRawText());
                    yield return record;
                }

                if (hits.Count < page)
                    break;
                page = text < PageText ? Math.Min(page * 2, LargestPage) : Math.Max(page / 2, 1);
            }
        }
        finally
        {
            // What is not closed ends by itself after the time it is kept alive.
            await cluster.SendAsync(HttpMethod.Delete, "_pit", new JsonObject { ["id"] = point }, CancellationToken.None);
        }
    }

    /// <summary>Notes that the parts have the records; the index is dropped as a whole when it is released.</summary>
    public async Task RemoveAsync(IReadOnlyList<PartManifest> parts, CancellationToken cancellationToken)
    {
        await using var connection = await database.Connections.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await PartCatalogue.ConfirmAsync(connection, parts, cancellationToken);
        ArchivingSteps.Announce(ArchivingSteps.Removed);
        await transaction.CommitAsync(cancellationToken);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private async Task<List<JsonElement>> PageAsync(string point, int size, JsonNode? after, CancellationToken cancellationToken)
    {
        var query = new JsonObject
        {
            ["size"] = size,
            ["track_total_hits"] = false,
            ["pit"] = new JsonObject { ["id"] = point, ["keep_alive"] = KeepAlive },
            ["sort"] = new JsonArray(new JsonObject { ["@timestamp"] = new JsonObject { ["order"] = "asc", ["format"] = "strict_date_optional_time_nanos", ["numeric_type"] = "date_nanos" } }, "_shard_doc"),
        };
        if (after is not null)
            query["search_after"] = after.DeepClone();
        var answer = await cluster.SendAsync(HttpMethod.Post, "_search?allow_partial_search_results=false", query, cancellationToken)
            ?? throw new HttpRequestException($"Elasticsearch lost the point in time of {Index}.");
        return [.. answer.GetProperty("hits").GetProperty("hits").EnumerateArray()];
    }
}
