using ServiceDefaults.Http;

namespace Observability.Reading;

/// <summary>What readers are told when a store does not answer as hoped; the same for each store.</summary>
internal static class ReadProblems
{
    public static Problem TooSlow() => new(503, "search-too-slow", "The search took too long.",
        "It was stopped. Narrow it: give from and to, or orderId, traceId, event or service.") { RetryAfter = TimeSpan.FromSeconds(5) };

    public static Problem NotReady() => Problems.Unavailable("The telemetry store is not ready yet.");

    public static Problem Away() => Problems.Unavailable("The telemetry store does not answer.");
}
