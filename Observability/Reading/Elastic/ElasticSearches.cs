using System.Net;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;
using Observability.Store;

namespace Observability.Reading.Elastic;

/// <summary>Asks Elasticsearch, with a limit in time.</summary>
internal sealed class ElasticSearches(HttpClient http, IOptions<ReadingOptions> options, TimeProvider time) : IDisposable
{
    /// <summary>The most that one answer may have (<c>index.max_result_window</c>).</summary>
    private const int MaxHits = 10_000;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    // A data stream comes to be with its first record; half an answer would pass for a whole one.
    private const string Lenient = "ignore_unavailable=true&allow_no_indices=true";

    /// <summary>Gives what a search finds, in its order, one answer after the other until there is no more or the caller has enough.</summary>
    /// <remarks>
    /// Each answer begins after the last hit of the one before (<c>search_after</c>), without a point in time: the caller's next page may come after a restart or never,
    /// and an index and a number in it tell equal times apart and do not change. What is added meanwhile neither repeats nor hides others.
    /// </remarks>
    /// <param name="indices">Where to search.</param>
    /// <param name="query">What to search for.</param>
    /// <param name="order">In which order.</param>
    /// <param name="after">After which hit to begin, or <see langword="null"/> at the start.</param>
    /// <param name="most">How many hits one answer has at most.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    /// <exception cref="HttpRequestException">Elasticsearch does not answer, or refuses.</exception>
    /// <exception cref="TimeoutException">It takes longer than it may.</exception>
    public async IAsyncEnumerable<Hit> HitsAsync(
        string indices, JsonObject query, HitOrder order, HitPosition? after, int most, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var size = Math.Min(most, MaxHits);
        var started = time.GetTimestamp();
        for (var position = after; ;)
        {
            var body = new JsonObject { ["size"] = size, ["query"] = query.DeepClone(), ["sort"] = order.ToSort(), ["seq_no_primary_term"] = true, ["track_total_hits"] = false };
            if (order.Formatted)
                body["fields"] = new JsonArray(new JsonObject { ["field"] = order.Field, ["format"] = HitOrder.Format });
            if (position is not null)
                body["search_after"] = order.ToSearchAfter(position);
            var answer = await SearchAsync(indices, body, options.Value.Timeout - time.GetElapsedTime(started), cancellationToken);
            var hits = answer.GetProperty("hits").GetProperty("hits").EnumerateArray().Select(hit => new Hit(hit, order)).ToList();
            foreach (var hit in hits)
                yield return hit;
            if (hits.Count < size)
                yield break;
            position = hits[^1].Position;
        }
    }

    /// <summary>Runs one search.</summary>
    /// <exception cref="HttpRequestException">Elasticsearch does not answer, or refuses.</exception>
    /// <exception cref="TimeoutException">It takes longer than it may.</exception>
    public Task<JsonElement> SearchAsync(string indices, JsonObject body, CancellationToken cancellationToken) =>
        SearchAsync(indices, body, options.Value.Timeout, cancellationToken);

    /// <summary>Gives the names and types of fields that documents of a query have.</summary>
    /// <exception cref="HttpRequestException">Elasticsearch does not answer, or refuses.</exception>
    /// <exception cref="TimeoutException">It takes longer than it may.</exception>
    public Task<JsonElement> FieldsAsync(string indices, string fields, JsonObject query, CancellationToken cancellationToken) =>
        SendAsync($"{indices}/_field_caps?{Lenient}&fields={fields}", new JsonObject { ["index_filter"] = query }, options.Value.Timeout, cancellationToken);

    public void Dispose() => http.Dispose();

    private async Task<JsonElement> SearchAsync(string indices, JsonObject body, TimeSpan limit, CancellationToken cancellationToken)
    {
        if (limit <= TimeSpan.Zero)
            throw new TimeoutException($"The search took longer than {options.Value.Timeout}.");
        return await SendAsync($"{indices}/_search?{Lenient}&allow_partial_search_results=false", body, limit, cancellationToken);
    }

    private async Task<JsonElement> SendAsync(string path, JsonObject body, TimeSpan limit, CancellationToken cancellationToken)
    {
        using var over = new CancellationTokenSource(limit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(over.Token, cancellationToken);
        HttpRequestException? refusal = null;
        try
        {
            while (true)
            {
                using var content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
                using var answer = await http.PostAsync(new Uri(path, UriKind.Relative), content, either.Token);
                if (answer.IsSuccessStatusCode)
                    return await ElasticJson.ReadAsync(answer, either.Token);
                refusal = new HttpRequestException($"Elasticsearch answered {(int)answer.StatusCode} to {path}: {await answer.Content.ReadAsStringAsync(either.Token)}", null, answer.StatusCode);
                if (answer.StatusCode != HttpStatusCode.ServiceUnavailable)
                    throw refusal;
                // An index that has just been made, or that moves in after a restart, can be searched in a moment.
                await Task.Delay(Pause, time, either.Token);
            }
        }
        catch (OperationCanceledException) when (refusal is not null && !cancellationToken.IsCancellationRequested)
        {
            throw refusal;
        }
        catch (OperationCanceledException fault) when (over.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException($"The search took longer than {options.Value.Timeout}.", fault);
        }
    }
}
