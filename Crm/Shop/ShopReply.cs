using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization;
using ServiceDefaults.Http;

namespace Crm.Shop;

/// <summary>Reads what the shop answers.</summary>
internal static class ShopReply
{
    private static readonly TimeSpan RetryAfterFailure = TimeSpan.FromSeconds(5);

    // Not strict: the shop may tell more than this version of CRM knows.
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    /// <inheritdoc cref="EnsureSuccessAsync"/>
    internal static async Task<ShopAnswer> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        await EnsureSuccessAsync(response, cancellationToken);
        var order = await response.Content.ReadFromJsonAsync<ShopOrder>(Json, cancellationToken)
            ?? throw new JsonException("The shop answered null where it must answer an order.");
        return new ShopAnswer(order, response.Headers.ETag?.ToString(), response.StatusCode != HttpStatusCode.Accepted);
    }

    /// <exception cref="ProblemException">The shop refused (4xx); the same refusal.</exception>
    /// <exception cref="ShopUnavailableException">The shop failed (5xx).</exception>
    internal static async Task EnsureSuccessAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var status = (int)response.StatusCode;
        if (status >= 500)
            throw new ShopUnavailableException($"The shop answered {status}. Try again later.", RetryAfter(response) ?? RetryAfterFailure);
        if (!response.IsSuccessStatusCode)
            throw new ProblemException((await ReadProblemAsync(response, cancellationToken)).ToProblem(status, RetryAfter(response)));
    }

    private static async Task<ShopProblem> ReadProblemAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var nothing = new ShopProblem(null, null, null, null);
        if (response.Content.Headers.ContentType?.MediaType is not "application/problem+json")
            return nothing;
        try
        {
            return await response.Content.ReadFromJsonAsync<ShopProblem>(Json, cancellationToken) ?? nothing;
        }
        catch (JsonException)
        {
            // The status says what matters; the body was only to explain it.
            return nothing;
        }
    }

    private static TimeSpan? RetryAfter(HttpResponseMessage response) => response.Headers.RetryAfter?.Delta;
}
