using System.Collections.Concurrent;
using Microsoft.Extensions.Time.Testing;

namespace Fixtures;

/// <summary>A clock that stands still until it is advanced, and knows which pauses were begun.</summary>
public sealed class WatchedTime() : FakeTimeProvider(System.GetUtcNow())
{
    /// <summary>Gets how long each pause was to be, in the order in which they were begun.</summary>
    public ConcurrentQueue<TimeSpan> Pauses { get; } = new();

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        Pauses.Enqueue(dueTime);
        return timer;
    }
}
