using System.Net;

namespace Simulator.Apis;

/// <summary>Decides whether a request is sent again, and after what time. No I/O: <see cref="ApiClient"/> obeys it.</summary>
/// <remarks>Every request here can be repeated: creations carry an idempotency key, and the rest set a state.</remarks>
/// <param name="mostAttempts">How often a request is sent at most.</param>
internal sealed class RetryPolicy(int mostAttempts)
{
    private static readonly TimeSpan FirstDelay = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(5);

    /// <summary>Gets the policy of people who give up after about ten seconds.</summary>
    internal static RetryPolicy Usual { get; } = new(mostAttempts: 8);

    /// <summary>Gets the policy of people who ask until whoever they act for gives up.</summary>
    internal static RetryPolicy Patient { get; } = new(int.MaxValue);

    /// <summary>Gives the time to wait before the next attempt, or <see langword="null"/> when the answer is to be taken as it is.</summary>
    /// <param name="attempt">The attempt that was just made, from 1.</param>
    /// <param name="status">The answer, or <see langword="null"/> where none came.</param>
    /// <param name="retryAfter">The wait for which the server asked (RFC 9110, 10.2.3), which is respected even when it is longer than ours.</param>
    internal TimeSpan? Next(int attempt, HttpStatusCode? status, TimeSpan? retryAfter)
    {
        var mayPass = status is null
            or HttpStatusCode.TooManyRequests or HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout
            or HttpStatusCode.InsufficientStorage;
        return !mayPass || Delay(attempt) is not { } ours ? null
            : retryAfter is { } asked && asked > ours ? asked
            : ours;
    }

    /// <summary>Tells whether what was asked may have been done all the same: a gateway, or a service that calls another, gave up waiting for the answer.</summary>
    internal static bool MayBeDone(HttpStatusCode status) => status is HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout;

    /// <summary>Gives the time to wait after a conflict in which nothing was done, or <see langword="null"/> when it is to be taken as the answer.</summary>
    internal TimeSpan? AfterConflict(int attempt) => Delay(attempt);

    private TimeSpan? Delay(int attempt)
    {
        if (attempt >= mostAttempts)
            return null;
        // From some attempt on the doubling would overflow; the limit is reached long before.
        var ours = FirstDelay * Math.Pow(2, Math.Min(attempt, 10) - 1);
        return ours < LongestDelay ? ours : LongestDelay;
    }
}
