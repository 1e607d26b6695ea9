using Messaging.Telemetry;
using Microsoft.Extensions.Logging;

namespace Messaging.Broker;

/// <summary>What is known of the broker, for health and logs. Written by relay, consumer and connection threads; read by the health check.</summary>
internal sealed class BrokerState(TimeProvider time, ILogger<BrokerState> logger)
{
    private readonly Lock _lock = new();
    private string? _blockedBy; // Guarded by _lock.
    private long _consumerLost = time.GetTimestamp(); // Guarded by _lock. Not the time of day: setting the clock is no outage.
    private bool _consuming; // Guarded by _lock.
    private string _consumerProblem = "The consumer has not started yet."; // Guarded by _lock.

    /// <summary>Gets why the broker takes no messages at present (a memory or disk alarm), or <see langword="null"/>.</summary>
    internal string? BlockedBy
    {
        get
        {
            lock (_lock)
                return _blockedBy;
        }
    }

    internal void Blocked(string reason)
    {
        lock (_lock)
            _blockedBy = reason;
        MessagingEvents.Blocked(logger, reason);
    }

    internal void Unblocked()
    {
        lock (_lock)
        {
            if (_blockedBy is null)
                return;
            _blockedBy = null;
        }

        MessagingEvents.Unblocked(logger);
    }

    internal void Consuming()
    {
        lock (_lock)
            _consuming = true;
    }

    internal void NotConsuming(string problem)
    {
        lock (_lock)
        {
            if (_consuming)
                _consumerLost = time.GetTimestamp();
            _consuming = false;
            _consumerProblem = problem;
        }
    }

    /// <summary>Gives for how long nothing has been consumed and why, or <see langword="null"/> while the consumer is alive.</summary>
    internal (TimeSpan For, string Problem)? ConsumerOutage()
    {
        lock (_lock)
            return _consuming ? null : (time.GetElapsedTime(_consumerLost), _consumerProblem);
    }
}
