using Simulator.Apis;
using Simulator.Orders;

namespace Simulator.Smoke;

/// <summary>Takes one order through all statuses, then reads its timeline back from the log store and checks it.</summary>
internal sealed class SmokeRun(OrderFlow flow, CollectorApi collector, SmokeObserver observer, TimeProvider time)
{
    /// <summary>Runs until the timeline is complete, something fails, or the deadline comes.</summary>
    internal async Task<SmokeResult> RunAsync(OrderPlan plan, ModelUpload? given, CancellationToken deadline)
    {
        var started = time.GetTimestamp();
        OrderStatus? status = null;
        Timeline? timeline = null;
        var faults = new List<string>();
        var flowed = TimeSpan.Zero;
        try
        {
            status = await flow.RunAsync(plan, given, deadline);
            flowed = time.GetElapsedTime(started);
            await Polling.UntilAsync(
                async token => timeline = await collector.TimelineAsync(observer.OrderId!, token), seen => TimelineCheck.IsComplete(seen.Items), time, deadline);
        }
        catch (SystemFailureException failure)
        {
            faults.Add(failure.Message);
        }
        catch (OperationCanceledException) when (deadline.IsCancellationRequested)
        {
            faults.Add(status is null ? $"The time was over while the order was {observer.Status?.ToString() ?? "not yet created"}." : "The time was over before the timeline was complete.");
        }

        if (timeline is not null)
            faults.AddRange(TimelineCheck.Faults(timeline.Items));
        return new SmokeResult(
            observer.OrderId, status, faults, timeline?.Items ?? [], Math.Round(flowed.TotalMilliseconds), Math.Round(time.GetElapsedTime(started).TotalMilliseconds));
    }
}
