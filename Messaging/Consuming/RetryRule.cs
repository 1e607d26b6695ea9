namespace Messaging.Consuming;

/// <summary>Decides when a held message is due again, or that it is to be parked. Knows no clock and does nothing itself.</summary>
internal sealed class RetryRule(RetryOptions options)
{
    /// <summary>After a failure.</summary>
    /// <param name="attempts">How often the message has been tried, from 1.</param>
    /// <param name="now">The time of the last attempt.</param>
    /// <returns>When it is due again, or <see langword="null"/> to park it.</returns>
    internal DateTimeOffset? AfterFailure(int attempts, DateTimeOffset now) => attempts >= options.MaxAttempts ? null : now + DelayAfter(attempts);

    /// <summary>While the predecessor is missing: looks again after half the time it has waited already. The predecessor's arrival makes it due at once anyway.</summary>
    /// <returns>When it is due again, or <see langword="null"/> to park it.</returns>
    internal DateTimeOffset? AtGap(DateTimeOffset heldAt, DateTimeOffset now)
    {
        var waited = now - heldAt;
        if (waited >= options.GapTimeout)
            return null;
        var pause = TimeSpan.FromTicks(Math.Clamp(waited.Ticks / 2, options.FirstDelay.Ticks, options.MaxDelay.Ticks));
        return now + (pause < options.GapTimeout - waited ? pause : options.GapTimeout - waited);
    }

    internal TimeSpan DelayAfter(int attempts)
    {
        // Doubling by shift overflows, so it stops where the limit is reached.
        var delay = options.FirstDelay;
        for (var attempt = 1; attempt < attempts && delay < options.MaxDelay; attempt++)
            delay += delay;
        return delay < options.MaxDelay ? delay : options.MaxDelay;
    }

    /// <summary>Gives how long a message may be tried until it is parked.</summary>
    internal TimeSpan Horizon()
    {
        var total = options.GapTimeout;
        for (var attempt = 1; attempt < options.MaxAttempts; attempt++)
            total += DelayAfter(attempt);
        return total;
    }
}
