using Simulator.Apis;
using Simulator.Orders;

namespace Simulator.Smoke;

/// <summary>Takes one order through all statuses, then reads back what was logged, traced and measured, and checks it.</summary>
internal sealed class SmokeRun(OrderFlow flow, TelemetryApi telemetry, SmokeObserver observer, TimeProvider time)
{
    /// <summary>How long the log store may take to tell what became of an order that did not get to its end.</summary>
    private static readonly TimeSpan AftermathLimit = TimeSpan.FromSeconds(5);

    /// <summary>Runs until timeline, trace and metrics are complete, something fails, or the time is over.</summary>
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
        Signals? signals = null;
        try
        {
            status = await flow.RunAsync(plan, given, deadline);
            flowed = time.GetElapsedTime(started);
            await Polling.UntilAsync(async token => events = await ReadAsync(token), TimelineCheck.IsComplete, time, deadline);
            await Polling.UntilAsync(async token => signals = await Signals.ReadAsync(telemetry, TimelineCheck.TraceOf(events), token), read => !read.Missing.Any(), time, deadline);
        }
        catch (SystemFailureException failure)
        {
            faults.Add(failure.Message);
        }
        catch (OperationCanceledException) when (deadline.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            faults.Add(status is null
                ? $"The time was over while the order was {observer.Status?.ToString() ?? "not yet created"}."
                : $"The time was over before {(TimelineCheck.IsComplete(events) ? "trace and metrics were" : "the timeline was")} complete.");
        }

        if (status is null && observer.OrderId is not null)
            events = await ReadAftermathAsync(faults, cancellationToken);
        if (observer.OrderId is not null)
            faults.AddRange(TimelineCheck.Faults(events));
        faults.AddRange(signals?.Missing ?? []);
        return new SmokeResult(
            observer.OrderId, status, faults, events, signals, Math.Round(flowed.TotalMilliseconds), Math.Round(time.GetElapsedTime(started).TotalMilliseconds));
    }

    private async Task<IReadOnlyList<TimelineEvent>> ReadAsync(CancellationToken cancellationToken) =>
        (await telemetry.TimelineAsync(observer.OrderId!, cancellationToken)).Items;

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
