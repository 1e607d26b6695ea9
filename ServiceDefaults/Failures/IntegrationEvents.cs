using Microsoft.Extensions.Logging;

namespace ServiceDefaults.Failures;

/// <summary>The work of two systems together failed (requirement 2.6): a cost that cannot be calculated, a broker that does not answer.</summary>
public static partial class IntegrationEvents
{
    /// <summary>Writes <c>integration.failed</c>. The order comes from the flow's baggage.</summary>
    /// <param name="logger">The logger of the system that noticed.</param>
    /// <param name="exception">What was thrown, if anything.</param>
    /// <param name="integration">With whom, such as <c>messaging</c>, <c>shop</c> or <c>cost-calculator</c>.</param>
    /// <param name="reason">What failed and what follows from it.</param>
    [LoggerMessage(EventId = ServiceDefaultsEventId.IntegrationFailed, EventName = "integration.failed", Level = LogLevel.Error,
        Message = "Integration with {Integration} failed: {Reason}")]
    public static partial void Failed(ILogger logger, Exception? exception, string integration, string reason);
}
