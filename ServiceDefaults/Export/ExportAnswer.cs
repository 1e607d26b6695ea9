using System.Globalization;

namespace ServiceDefaults.Export;

/// <summary>What came of one attempt to deliver a batch.</summary>
/// <param name="Response">The receiver's answer, where it took the batch.</param>
/// <param name="Refusal">Why it never will, where it refused.</param>
/// <param name="Wait">After which time it wants to be asked again, where it said so.</param>
internal readonly record struct ExportAnswer(HttpResponseMessage? Response = null, string? Refusal = null, TimeSpan? Wait = null)
{
    /// <summary>Gets whether nothing is left to try.</summary>
    internal bool IsFinal => Response is not null || Refusal is not null;

    /// <summary>Reads an answer whose body is in memory.</summary>
    internal static ExportAnswer Of(HttpResponseMessage response, bool isGrpc, DateTimeOffset now)
    {
        var status = isGrpc && response.IsSuccessStatusCode ? GrpcStatus(response) : 0;
        if (response.IsSuccessStatusCode && status == 0)
            return new(response);
        using var _ = response;
        var mayRetry = status != 0 ? ExportBackoff.IsWorthRetrying(status) : ExportBackoff.IsWorthRetrying(response.StatusCode);
        if (!mayRetry)
            return new(Refusal: status != 0 ? $"gRPC status {status}" : $"HTTP status {(int)response.StatusCode}");
        var asked = response.Headers.RetryAfter is { } after
            ? after.Delta ?? after.Date - now
            : Trailer(response, "grpc-status-details-bin") is { } details ? OtlpAnswer.RetryDelay(details) : null;
        return new(Wait: asked);
    }

    private static int GrpcStatus(HttpResponseMessage response) =>
        int.TryParse(Trailer(response, "grpc-status"), NumberStyles.None, CultureInfo.InvariantCulture, out var status) ? status : 0;

    // An answer without a body has its trailers among the headers.
    private static string? Trailer(HttpResponseMessage response, string name) =>
        response.TrailingHeaders.TryGetValues(name, out var values) || response.Headers.TryGetValues(name, out values) ? values.FirstOrDefault() : null;
}
