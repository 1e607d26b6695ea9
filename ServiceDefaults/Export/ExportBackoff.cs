using System.Net;

namespace ServiceDefaults.Export;

/// <summary>Says what becomes of a batch after an answer (https://opentelemetry.io/docs/specs/otlp/#failures), and how long to wait before it is sent again.</summary>
internal static class ExportBackoff
{
    private static readonly TimeSpan First = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);

    // A receiver that asks for longer is asked again sooner: what waits meanwhile is lost when the queue is full.
    private static readonly TimeSpan LongestAsked = TimeSpan.FromSeconds(30);

    /// <summary>Computes the wait after the failed attempt number <paramref name="attempt"/>, from 1.</summary>
    /// <param name="attempt">The attempt.</param>
    /// <param name="asked">The wait that the receiver asked for, if any.</param>
    internal static TimeSpan DelayAfter(int attempt, TimeSpan? asked = null)
    {
        if (asked is { } wait)
            return wait < First ? First : wait < LongestAsked ? wait : LongestAsked;
        var delay = First * Math.Pow(2, Math.Min(attempt - 1, 16));
        return delay < Longest ? delay : Longest;
    }

    /// <summary>Tells whether sending the same batch again may succeed.</summary>
    internal static bool IsWorthRetrying(HttpStatusCode status) =>
        status is HttpStatusCode.TooManyRequests or HttpStatusCode.RequestTimeout || (int)status >= 500;

    /// <summary>Tells the same of a gRPC status: cancelled, deadline exceeded, resource exhausted, aborted, out of range, unavailable, data loss.</summary>
    internal static bool IsWorthRetrying(int grpcStatus) => grpcStatus is 1 or 4 or 8 or 10 or 11 or 14 or 15;
}
