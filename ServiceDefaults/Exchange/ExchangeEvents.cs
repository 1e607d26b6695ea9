using Microsoft.Extensions.Logging;

namespace ServiceDefaults.Exchange;

/// <summary>Requests and responses between the systems (requirement 2.7).</summary>
internal static partial class ExchangeEvents
{
    /// <summary>Writes <c>http.exchange</c>.</summary>
    /// <param name="logger">The logger of the side that writes it.</param>
    /// <param name="direction"><c>sent</c> by this system as a client, or <c>served</c> as a server.</param>
    /// <param name="method">The request's method.</param>
    /// <param name="peer">The host that was asked.</param>
    /// <param name="path">The request's path without its query.</param>
    /// <param name="statusCode">The response's status; 0 where none came.</param>
    /// <param name="durationMs">The time in milliseconds until the response was there.</param>
    /// <param name="requestBody">The request's body, protected.</param>
    /// <param name="responseBody">The response's body, protected.</param>
    [LoggerMessage(EventId = ServiceDefaultsEventId.HttpExchange, EventName = "http.exchange", Level = LogLevel.Debug, SkipEnabledCheck = true,
        Message = "{Direction} {Method} {Peer} {Path}: {StatusCode} in {DurationMs} ms; request {RequestBody}; response {ResponseBody}")]
    internal static partial void Exchanged(
        ILogger logger, string direction, string method, string? peer, string path, int statusCode, double durationMs, string requestBody, string responseBody);
}
