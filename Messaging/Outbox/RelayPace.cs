namespace Messaging.Outbox;

/// <summary>Decides how long the relay pauses after a pass. Knows no clock and does nothing itself; the relay obeys it.</summary>
internal sealed class RelayPace(OutboxOptions options)
{
    internal static readonly TimeSpan GatherFor = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan FirstBackoff = TimeSpan.FromMilliseconds(100);
    private int _failures;

    /// <summary>
    /// After a pass without failure: at once when there was a full batch, for more is likely to wait; else until woken, at most a poll interval.
    /// A full batch of which the broker took nothing counts as a failure: what waits behind it would be refused as well, row after row, as fast as broker and database can.
    /// </summary>
    /// <param name="claimed">How many messages were claimed.</param>
    /// <param name="refused">How many of them the broker refused.</param>
    internal RelayPause AfterPass(int claimed, int refused)
    {
        if (refused == claimed && claimed >= options.BatchSize)
            return AfterFailure();
        _failures = 0;
        return claimed >= options.BatchSize ? RelayPause.None : new RelayPause(options.PollInterval, Wakeable: true);
    }

    /// <summary>After being woken: a busy relay lets some commits gather first, so that passes stay few; an idle one goes at once.</summary>
    /// <param name="idle">How long ago the last pass ended.</param>
    internal static TimeSpan Gather(TimeSpan idle) => idle < GatherFor ? GatherFor - idle : TimeSpan.Zero;

    /// <summary>After a failure: the whole pause, whatever commits meanwhile, for a busy service must not hammer a broker or database that is away.</summary>
    internal RelayPause AfterFailure() => new(Backoff(++_failures), Wakeable: false);

    /// <summary>Gives the pause before a message that was refused so many times is offered again.</summary>
    internal TimeSpan Backoff(int failures) =>
        failures >= 30 ? options.MaxBackoff : TimeSpan.FromTicks(Math.Min(options.MaxBackoff.Ticks, FirstBackoff.Ticks << (failures - 1)));
}
