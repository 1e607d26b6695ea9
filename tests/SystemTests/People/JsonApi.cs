using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace SystemTests.People;

/// <summary>The few ways in which people's programs talk to the services.</summary>
internal static class JsonApi
{
    public static async Task<JsonObject> Create(this HttpClient client, string path, JsonObject body, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body) };
        request.Headers.Add("Idempotency-Key", Some.IdempotencyKey());
        return await client.Ask(request, cancellationToken);
    }

    public static async Task<JsonObject> Post(this HttpClient client, string path, JsonObject body, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body) };
        return await client.Ask(request, cancellationToken);
    }

    public static async Task<JsonObject> Get(this HttpClient client, string path, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        return await client.Ask(request, cancellationToken);
    }

    public static async Task<JsonObject> Upload(this HttpClient client, string path, byte[] model, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, path) { Content = new ByteArrayContent(model) };
        request.Content.Headers.ContentType = new("model/stl");
        return await client.Ask(request, cancellationToken);
    }

    private static async Task<JsonObject> Ask(this HttpClient client, HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var response = await client.SendAsync(request, cancellationToken);
        var text = await response.Content.ReadAsStringAsync(cancellationToken);
        return response.IsSuccessStatusCode
            ? (text.Length == 0 ? [] : JsonNode.Parse(text)!.AsObject())
            : throw new HttpRequestException($"{request.Method} {request.RequestUri} was answered {(int)response.StatusCode}: {text}", null, response.StatusCode);
    }
}
