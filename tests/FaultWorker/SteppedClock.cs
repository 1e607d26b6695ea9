namespace FaultWorker;

/// <summary>The system's clock, set forwards or backwards. Timers and timestamps go on as they do when an operating system's clock is set.</summary>
internal sealed class SteppedClock : TimeProvider
{
    private long _offset; // In ticks. Written by the test's request, read by everybody.

    internal void Step(TimeSpan offset) => Interlocked.Exchange(ref _offset, offset.Ticks);

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow().AddTicks(Interlocked.Read(ref _offset));
}
