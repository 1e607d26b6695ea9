using Simulator.Apis;
using Simulator.Orders;

namespace Simulator.Load;

/// <summary>Begins orders at a rate and sees them all to their ends.</summary>
internal sealed class LoadRun(LoadPlan plan, OrderPlanner planner, OrderFlow flow, LoadJournal journal, TimeProvider time)
{
    /// <summary>How much later than due an order may begin before it counts as late.</summary>
    private static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(1);

    /// <summary>Runs until all orders of the plan have ended, or until ended from outside.</summary>
    /// <param name="noMore">No more orders are begun; those under way go on.</param>
    /// <param name="abandon">Those under way are left where they are.</param>
    internal async Task RunAsync(CancellationToken noMore, CancellationToken abandon)
    {
        using var places = new SemaphoreSlim(plan.MostUnderWay);
        var underWay = new HashSet<Task>();
        try
        {
            await BeginAllAsync(places, underWay, noMore, abandon);
        }
        catch (OperationCanceledException) when (noMore.IsCancellationRequested)
        {
            // Asked to begin no more: what is under way is waited for below.
        }

        await Task.WhenAll(underWay);
    }

    private async Task BeginAllAsync(SemaphoreSlim places, HashSet<Task> underWay, CancellationToken noMore, CancellationToken abandon)
    {
        var started = time.GetTimestamp();
        for (var index = 0; plan.DueAt(index) is { } due; index++)
        {
            if (due - time.GetElapsedTime(started) is { Ticks: > 0 } early)
                await Task.Delay(early, time, noMore);
            await places.WaitAsync(noMore);
            journal.Begun(late: time.GetElapsedTime(started) - due > Tolerance);
            underWay.RemoveWhere(task => task.IsCompleted);
            underWay.Add(RunOneAsync(planner.Plan(index), places, abandon));
        }
    }

    private async Task RunOneAsync(OrderPlan order, SemaphoreSlim places, CancellationToken abandon)
    {
        // Away from the loop that paces: what a flow does before its first wait must not delay the next order.
        await Task.Yield();
        try
        {
            await flow.RunAsync(order, null, abandon);
            journal.Ended();
        }
        catch (OperationCanceledException) when (abandon.IsCancellationRequested)
        {
            journal.LeftUnfinished();
        }
        catch (SystemFailureException failure)
        {
            journal.Failed(failure);
        }
        finally
        {
            places.Release();
        }
    }
}
