using System.Diagnostics;

namespace Messaging.Bench;

/// <summary>Says when each message is to be sent: at a fixed rate whatever the system does, or all at once.</summary>
/// <param name="rate">Messages a second; <see langword="null"/> for as fast as they are taken.</param>
internal sealed class Pace(double? rate)
{
    private readonly long _started = Stopwatch.GetTimestamp();

    internal long Started => _started;

    /// <summary>Waits until message number <paramref name="index"/> is due.</summary>
    /// <returns>The timestamp at which it was due; now, where there is no rate.</returns>
    internal async ValueTask<long> WaitAsync(int index)
    {
        if (rate is not { } perSecond)
            return Stopwatch.GetTimestamp();
        var dueAt = _started + (long)(index / perSecond * Stopwatch.Frequency);
        while (Stopwatch.GetTimestamp() < dueAt)
            await Task.Delay(TimeSpan.FromMilliseconds(1), TimeProvider.System, CancellationToken.None);
        return dueAt;
    }
}
