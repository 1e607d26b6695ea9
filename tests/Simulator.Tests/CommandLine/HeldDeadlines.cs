namespace Simulator.Tests.CommandLine;

/// <summary>The real clock, but deadlines (timers of a second or more) come when the test says so, however fast or slow the machine is.</summary>
internal sealed class HeldDeadlines : TimeProvider
{
    private static readonly TimeSpan ShortestDeadline = TimeSpan.FromSeconds(1);

    /// <summary>Guards <see cref="_held"/>.</summary>
    private readonly Lock _gate = new();
    private readonly List<Action> _held = [];

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime < ShortestDeadline)
            return System.CreateTimer(callback, state, dueTime, period);
        lock (_gate)
        {
            var timer = System.CreateTimer(callback, state, Timeout.InfiniteTimeSpan, period);
            _held.Add(() => timer.Change(TimeSpan.Zero, Timeout.InfiniteTimeSpan));
            return timer;
        }
    }

    /// <summary>Lets every deadline come that is set; those set later are held again.</summary>
    public void Expire()
    {
        lock (_gate)
        {
            _held.ForEach(fire => fire());
            _held.Clear();
        }
    }
}
