namespace FaultWorker;

/// <summary>Makes one handler take long.</summary>
internal sealed class Slowness
{
    private long _delay; // In ticks. Written by the test's request, taken by the first handler that comes.

    internal void DelayNext(TimeSpan delay) => Interlocked.Exchange(ref _delay, delay.Ticks);

    internal Task WaitAsync(CancellationToken cancellationToken) =>
        Interlocked.Exchange(ref _delay, 0) is > 0 and var delay ? Task.Delay(new TimeSpan(delay), TimeProvider.System, cancellationToken) : Task.CompletedTask;
}
