using Microsoft.Extensions.Logging;

namespace ServiceDefaults.Failures;

/// <summary>Something this system depends on failed (requirement 2.6): a database, a file store.</summary>
public static partial class DependencyEvents
{
    /// <summary>Writes <c>dependency.failed</c>. The order comes from the flow's baggage.</summary>
    /// <param name="logger">The logger of the system that could not go on.</param>
    /// <param name="exception">What was thrown.</param>
    /// <param name="dependency">What failed, such as <c>shopdb</c> or <c>model-store</c>.</param>
    [LoggerMessage(EventId = ServiceDefaultsEventId.DependencyFailed, EventName = "dependency.failed", Level = LogLevel.Error,
        Message = "Dependency {Dependency} failed.")]
    public static partial void Failed(ILogger logger, Exception exception, string dependency);
}
