using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Observability.Store;

namespace Observability.Archiving.Elastic;

/// <summary>Elasticsearch's HTTP API, as far as the archiver needs it.</summary>
/// <param name="connectionString">The address, with user and password where the cluster asks for them: <c>http://user:password@host:9200</c>.</param>
internal sealed class ElasticCluster(string connectionString) : IDisposable
{
    /// <summary>Apart from the one for searches: who searches may not delete.</summary>
    public const string ConnectionName = "elasticsearch-retention";

    private const int LongestReason = 500;

    private readonly HttpClient _http = ElasticClient.Create(ConnectionName, connectionString);

    /// <summary>Asks, and gives the answer, or <see langword="null"/> where there is no such thing.</summary>
    /// <exception cref="HttpRequestException">The cluster cannot be reached, or refuses.</exception>
    public async Task<JsonElement?> SendAsync(HttpMethod method, string path, JsonObject? body, CancellationToken cancellationToken) =>
        await SendAsync(method, path, body is null ? null : new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json"), cancellationToken);

    /// <summary>Stores documents, one action and one document a line; those that are there already stay as they are.</summary>
    /// <exception cref="HttpRequestException">The cluster cannot be reached, or refuses one of them.</exception>
    public async Task CreateAsync(string dataStream, ReadOnlyMemory<byte> lines, CancellationToken cancellationToken)
    {
        var content = new ReadOnlyMemoryContent(lines) { Headers = { ContentType = new MediaTypeHeaderValue("application/x-ndjson") } };
        var answer = await SendAsync(HttpMethod.Post, $"{dataStream}/_bulk", content, cancellationToken)
            ?? throw new HttpRequestException($"Elasticsearch does not know {dataStream}.");
        foreach (var item in answer.GetProperty("items").EnumerateArray())
        {
            var create = item.GetProperty("create");
            if (create.GetProperty("status").GetInt32() is not (200 or 201 or 409))
                throw new HttpRequestException($"Elasticsearch refused document {create.GetProperty("_id")} of {dataStream}: {create.GetProperty("error")}");
        }
    }

    public void Dispose() => _http.Dispose();

    private async Task<JsonElement?> SendAsync(HttpMethod method, string path, HttpContent? content, CancellationToken cancellationToken)
    {
        try
        {
            return await ExchangeAsync(method, path, content, cancellationToken);
        }
        catch (Exception fault) when (fault is IOException or JsonException || (fault is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            // It broke off, was no answer of Elasticsearch's, or took too long: whoever asked has one kind of failure to deal with.
            throw new HttpRequestException($"Elasticsearch gave no whole answer to {method} {path}: {fault.Message}", fault);
        }
    }

    private async Task<JsonElement?> ExchangeAsync(HttpMethod method, string path, HttpContent? content, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        using var answer = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        if (answer.StatusCode == HttpStatusCode.NotFound)
            return null;
        if (!answer.IsSuccessStatusCode)
        {
            var reason = await answer.Content.ReadAsStringAsync(cancellationToken);
            throw new HttpRequestException($"Elasticsearch answered {(int)answer.StatusCode} to {method} {path}: {reason[..Math.Min(reason.Length, LongestReason)]}", null, answer.StatusCode);
        }

        return await ElasticJson.ReadAsync(answer, cancellationToken);
    }
}
