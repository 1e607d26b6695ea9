using Microsoft.Extensions.Logging;

namespace ServiceDefaults.Http;

/// <summary>The log events of refused and failed requests. Event ids 1080 to 1099.</summary>
public static partial class HttpEvents
{
    /// <summary>Writes <c>order.rule_violated</c>: somebody asked for what the business rules do not allow in the present state.</summary>
    /// <param name="logger">The logger of the system that refused.</param>
    /// <param name="orderId">The order, where one is concerned.</param>
    /// <param name="customerId">Whose it is, where that is known.</param>
    /// <param name="reason">Which rule, and what would be right.</param>
    /// <param name="exception">What was thrown, if anything.</param>
    [LoggerMessage(EventId = 1080, EventName = "order.rule_violated", Level = LogLevel.Error, Message = "Refused: {Reason}")]
    public static partial void RuleViolated(
        ILogger logger, [TagName("OrderId")] string? orderId, [TagName("CustomerId")] string? customerId, string reason, Exception? exception);

    [LoggerMessage(EventId = 1081, EventName = "http.request_refused", Level = LogLevel.Debug, Message = "Refused with {StatusCode} {ProblemType}: {Reason}")]
    internal static partial void RequestRefused(ILogger logger, int statusCode, string problemType, string reason);

    [LoggerMessage(EventId = 1082, EventName = "http.request_failed", Level = LogLevel.Error, Message = "Failed to answer {Method} {Route}")]
    internal static partial void RequestFailed(ILogger logger, string method, string? route, Exception exception);

    [LoggerMessage(EventId = 1083, EventName = "http.rate_limited", Level = LogLevel.Warning, Message = "Refused {Method} {Route}: over the limit of {Limiter}")]
    internal static partial void RateLimited(ILogger logger, string method, string? route, string limiter);

    [LoggerMessage(EventId = 1084, EventName = "idempotency.keys_forgotten", Level = LogLevel.Debug, Message = "Forgot {KeyCount} idempotency keys")]
    internal static partial void KeysForgotten(ILogger logger, int keyCount);

    [LoggerMessage(EventId = 1085, EventName = "idempotency.keys_not_forgotten", Level = LogLevel.Warning, Message = "Old idempotency keys could not be removed; the next pass tries again")]
    internal static partial void KeysNotForgotten(ILogger logger, Exception exception);
}
