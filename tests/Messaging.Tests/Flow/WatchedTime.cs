using System.Collections.Concurrent;
using Microsoft.Extensions.Time.Testing;

namespace Messaging.Tests.Flow;

/// <summary>A clock that stands still until it is advanced, and knows which pauses were begun.</summary>
internal sealed class WatchedTime() : FakeTimeProvider(System.GetUtcNow())
{
    internal ConcurrentQueue<TimeSpan> Pauses { get; } = new();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        Pauses.Enqueue(dueTime);
        return timer;
    }
}
