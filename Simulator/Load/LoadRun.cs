using Simulator.Apis;
using Simulator.Orders;

namespace Simulator.Load;

/// <summary>Begins orders when they are due, whether or not the system keeps up, and sees them all to their ends.</summary>
/// <remarks>
/// What is measured of an order counts from when it was due: a system that makes its customers wait at the door is as slow as one that makes them wait
/// inside (coordinated omission). What waits for its turn is but a number, so an endless overload takes no memory.
/// </remarks>
internal sealed class LoadRun(LoadPlan plan, OrderPlanner planner, OrderFlow flow, LoadJournal journal, TimeProvider time)
{
    /// <summary>How much later than due an order may begin before it counts as late.</summary>
    private static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(1);

    private readonly long _started = time.GetTimestamp();

    /// <summary>Runs until all orders of the plan have ended, or until ended from outside.</summary>
    /// <param name="noMore">No more orders are begun; those under way go on.</param>
    /// <param name="abandon">No more orders are begun, and those under way are left where they are.</param>
    internal async Task RunAsync(CancellationToken noMore, CancellationToken abandon)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(noMore, abandon);
        using var places = new SemaphoreSlim(plan.MostUnderWay);
        var underWay = new HashSet<Task>();
        var next = 0;
        try
        {
            for (; plan.DueAt(next) is { } due; next++)
                await BeginAsync(next, due, places, underWay, either.Token, abandon);
        }
        catch (OperationCanceledException) when (either.IsCancellationRequested)
        {
            // Asked to begin no more: what is under way is waited for below, and what was due but had no place was not sent.
            journal.NotSent(Math.Max(0, plan.DueBy(time.GetElapsedTime(_started)) - next));
        }

        await Task.WhenAll(underWay);
    }

    private async Task BeginAsync(
        int index, TimeSpan due, SemaphoreSlim places, HashSet<Task> underWay, CancellationToken noMore, CancellationToken abandon)
    {
        if (due - time.GetElapsedTime(_started) is { Ticks: > 0 } early)
            await Task.Delay(early, time, noMore);
        await places.WaitAsync(noMore);
        var late = time.GetElapsedTime(_started) - due;
        if (late > plan.LatestBy)
        {
            journal.NotSent(1);
            places.Release();
            return;
        }

        var order = planner.Plan(index);
        journal.Begun(order, late, isLate: late > Tolerance);
        underWay.RemoveWhere(task => task.IsCompleted);
        underWay.Add(RunOneAsync(order, due, places, abandon));
    }

    private async Task RunOneAsync(OrderPlan order, TimeSpan due, SemaphoreSlim places, CancellationToken abandon)
    {
        // Away from the loop that paces: what a flow does before its first wait must not delay the next order.
        await Task.Yield();
        try
        {
            var status = await flow.RunAsync(order, null, abandon);
            journal.Ended(status, time.GetElapsedTime(_started) - due);
        }
        catch (OperationCanceledException) when (abandon.IsCancellationRequested)
        {
            journal.LeftUnfinished();
        }
        catch (SystemFailureException failure)
        {
            journal.Failed(failure, time.GetElapsedTime(_started) - due);
        }
        finally
        {
            places.Release();
        }
    }
}
