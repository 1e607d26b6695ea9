using System.Collections.Concurrent;
using System.Net;
using Simulator.Load;

namespace Simulator.Apis;

/// <summary>Counts requests and answers by service. Written by every flow, read by the display and the summary; each member is safe for both.</summary>
internal sealed class RequestStatistics
{
    private readonly ConcurrentDictionary<(string Service, int Status), long> _answers = new();
    private readonly LatencyHistogram _latencies = new();

    /// <summary>The status under which requests without an answer are counted.</summary>
    internal const int Unanswered = 0;

    /// <summary>Gets how long the services took to answer.</summary>
    internal LatencyHistogram Latencies => _latencies;

    /// <summary>Gets how many requests were sent.</summary>
    internal long Requests => _answers.Values.Sum();

    /// <summary>Counts an answer.</summary>
    internal void Count(string service, HttpStatusCode status, TimeSpan took)
    {
        _answers.AddOrUpdate((service, (int)status), 1, (_, count) => count + 1);
        _latencies.Record(took);
    }

    /// <summary>Counts a request without an answer.</summary>
    internal void CountUnanswered(string service) => _answers.AddOrUpdate((service, Unanswered), 1, (_, count) => count + 1);

    /// <summary>Gives the number of answers by service and status, such as <c>shop 201</c>.</summary>
    internal IReadOnlyDictionary<string, long> Answers() => _answers
        .OrderBy(entry => entry.Key.Service, StringComparer.Ordinal).ThenBy(entry => entry.Key.Status)
        .ToDictionary(entry => $"{entry.Key.Service} {(entry.Key.Status == Unanswered ? "no answer" : entry.Key.Status)}", entry => entry.Value);
}
