using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Shouldly;
using Xunit;

namespace Peers;

/// <summary>Calls of the services' APIs, and what is expected of every refusal.</summary>
public static class ApiCalls
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static Task<HttpResponseMessage> PostAsync(this HttpClient service, string path, object body, string? ifMatch = null) =>
        service.SendAsync(HttpMethod.Post, path, body, ifMatch);

    public static async Task<HttpResponseMessage> SendAsync(this HttpClient service, HttpMethod method, string path, object body, string? ifMatch = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = JsonContent.Create(body) };
        if (ifMatch is not null)
            request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        return await service.SendAsync(request, Token);
    }

    /// <summary>Creates something, under a new idempotency key where none is given.</summary>
    public static async Task<HttpResponseMessage> CreateAsync(this HttpClient service, string path, object body, string? key = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body) };
        request.Headers.Add("Idempotency-Key", key ?? Guid.NewGuid().ToString());
        return await service.SendAsync(request, Token);
    }

    public static async Task<JsonElement> JsonAsync(this HttpResponseMessage answer) => await answer.Content.ReadFromJsonAsync<JsonElement>(Token);

    /// <summary>Holds an answer to its status, and gives its body.</summary>
    public static async Task<JsonElement> ShouldBeAsync(this HttpResponseMessage answer, HttpStatusCode status)
    {
        var text = await answer.Content.ReadAsStringAsync(Token);
        answer.StatusCode.ShouldBe(status, text);
        return JsonSerializer.Deserialize<JsonElement>(text);
    }

    /// <summary>Holds a refusal to its status and type, and gives its faults, or else its detail.</summary>
    public static async Task<string> ShouldBeProblemAsync(this HttpResponseMessage answer, HttpStatusCode status, string code)
    {
        var problem = await answer.ShouldBeAsync(status);
        answer.Content.Headers.ContentType?.MediaType.ShouldBe("application/problem+json");
        problem.GetProperty("type").GetString().ShouldBe($"urn:problem:{code}", problem.ToString());
        problem.GetProperty("traceId").GetString().ShouldNotBeNullOrEmpty();
        return problem.TryGetProperty("errors", out var errors) ? errors.ToString() : problem.GetProperty("detail").GetString()!;
    }

    /// <summary>Reads a list to its end, in pages of a size.</summary>
    public static async Task<IReadOnlyList<JsonElement>> ListAsync(this HttpClient service, string path, int limit = 200)
    {
        var items = new List<JsonElement>();
        string? cursor = null;
        do
        {
            var query = $"{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}limit={limit}{(cursor is null ? "" : $"&cursor={cursor}")}";
            using var answer = await service.GetAsync(path + query, Token);
            var page = await answer.ShouldBeAsync(HttpStatusCode.OK);
            var found = page.GetProperty("items").EnumerateArray().ToList();
            found.Count.ShouldBeLessThanOrEqualTo(limit);
            items.AddRange(found);
            cursor = page.GetProperty("next").GetString();
        }
        while (cursor is not null);
        return items;
    }
}
