using Simulator.Apis;
using Simulator.Orders;

namespace Simulator.Smoke;

/// <summary>Takes one order through all statuses, then reads its timeline back from the log store and checks it.</summary>
internal sealed class SmokeRun(OrderFlow flow, CollectorApi collector, SmokeObserver observer, TimeProvider time)
{
    /// <summary>How long the log store may take to tell what became of an order that did not get to its end.</summary>
    private static readonly TimeSpan AftermathLimit = TimeSpan.FromSeconds(5);

    /// <summary>Runs until the timeline is complete, something fails, or the time is over.</summary>
    /// <param name="plan">What was decided about the order.</param>
    /// <param name="given">A file to upload instead of a generated one.</param>
    /// <param name="deadline">Ends the run when its time is over.</param>
    /// <param name="cancellationToken">Ends the run at once.</param>
    internal async Task<SmokeResult> RunAsync(OrderPlan plan, ModelUpload? given, CancellationToken deadline, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        OrderStatus? status = null;
        IReadOnlyList<TimelineEvent> events = [];
        var faults = new List<string>();
        var flowed = TimeSpan.Zero;
        try
        {
            status = await flow.RunAsync(plan, given, deadline);
            flowed = time.GetElapsedTime(started);
            await Polling.UntilAsync(async token => events = await ReadAsync(token), TimelineCheck.IsComplete, time, deadline);
        }
        catch (SystemFailureException failure)
        {
            faults.Add(failure.Message);
        }
        catch (OperationCanceledException) when (deadline.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            faults.Add(status is null
                ? $"The time was over while the order was {observer.Status?.ToString() ?? "not yet created"}."
                : "The time was over before the timeline was complete.");
        }

        if (status is null && observer.OrderId is not null)
            events = await ReadAftermathAsync(faults, cancellationToken);
        if (observer.OrderId is not null)
            faults.AddRange(TimelineCheck.Faults(events));
        return new SmokeResult(
            observer.OrderId, status, faults, events, Math.Round(flowed.TotalMilliseconds), Math.Round(time.GetElapsedTime(started).TotalMilliseconds));
    }

    private async Task<IReadOnlyList<TimelineEvent>> ReadAsync(CancellationToken cancellationToken) =>
        (await collector.TimelineAsync(observer.OrderId!, cancellationToken)).Items;

    /// <summary>Reads once more, for where the timeline ends is where to look.</summary>
    private async Task<IReadOnlyList<TimelineEvent>> ReadAftermathAsync(List<string> faults, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(AftermathLimit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            return await ReadAsync(either.Token);
        }
        catch (SystemFailureException failure)
        {
            faults.Add(failure.Message);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested)
        {
            faults.Add("The log store did not answer.");
        }

        return [];
    }
}
