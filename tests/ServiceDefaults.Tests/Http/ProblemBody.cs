using System.Net.Http.Json;

namespace ServiceDefaults.Tests.Http;

/// <summary>A problem as a client reads it.</summary>
internal sealed record ProblemBody(string Type, string Title, int Status, string? Detail, string TraceId, Dictionary<string, string[]>? Errors)
{
    internal static async Task<ProblemBody> ReadAsync(HttpResponseMessage answer, CancellationToken cancellationToken)
    {
        answer.Content.Headers.ContentType?.MediaType.ShouldBe("application/problem+json");
        var problem = (await answer.Content.ReadFromJsonAsync<ProblemBody>(cancellationToken)).ShouldNotBeNull();
        problem.Status.ShouldBe((int)answer.StatusCode);
        problem.TraceId.ShouldNotBeNullOrEmpty();
        return problem;
    }
}
