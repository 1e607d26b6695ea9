using System.Text.Json.Nodes;

namespace Observability.Tests.Archiving;

/// <summary>Calls the archive's API.</summary>
internal sealed class ArchiveClient(Uri address) : IDisposable
{
    private readonly HttpClient _http = new() { BaseAddress = address, Timeout = TimeSpan.FromMinutes(2) };

    public Uri Address => address;

    public async Task<JsonNode> RunAsync(CancellationToken cancellationToken, bool dryRun = false)
    {
        using var answer = await PostAsync($"/archive/runs?dryRun={dryRun}", cancellationToken);
        var body = await answer.Content.ReadAsStringAsync(cancellationToken);
        answer.IsSuccessStatusCode.ShouldBeTrue(body);
        return JsonNode.Parse(body)!;
    }

    public Task<HttpResponseMessage> PostAsync(string path, CancellationToken cancellationToken) => _http.PostAsync(new Uri(path, UriKind.Relative), null, cancellationToken);

    public Task<HttpResponseMessage> GetAsync(string path, CancellationToken cancellationToken) => _http.GetAsync(new Uri(path, UriKind.Relative), cancellationToken);

    public void Dispose() => _http.Dispose();

    /// <summary>Gives the lines of a streamed answer.</summary>
    public async Task<IReadOnlyList<JsonNode>> LinesAsync(string path, CancellationToken cancellationToken)
    {
        using var answer = path.StartsWith("/archive/restorations", StringComparison.Ordinal) ? await PostAsync(path, cancellationToken) : await GetAsync(path, cancellationToken);
        var body = await answer.Content.ReadAsStringAsync(cancellationToken);
        answer.IsSuccessStatusCode.ShouldBeTrue(body);
        return [.. body.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!)];
    }
}
