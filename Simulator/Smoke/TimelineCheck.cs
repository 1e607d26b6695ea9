using Simulator.Apis;

namespace Simulator.Smoke;

/// <summary>Holds the timeline of an order that went the straight way to what it must contain (requirement 2).</summary>
internal static class TimelineCheck
{
    private const string StatusChanged = "order.status_changed";
    private const string OrderCreated = "order.created";
    private const string ModelUploaded = "order.model_uploaded";
    private const string CostCalculated = "order.cost_calculated";
    private const string OperationStarted = "mes.operation_started";
    private const string OperationCompleted = "mes.operation_completed";

    /// <summary>Print, post-process, quality check, pack.</summary>
    private const int Operations = 4;

    private static readonly (string Event, string System, int Count)[] Required =
    [
        (OrderCreated, ServiceName.Shop, 1),
        (ModelUploaded, ServiceName.Shop, 1),
        (CostCalculated, ServiceName.CostCalculator, 1),
        (OperationStarted, ServiceName.Mes, Operations),
        (OperationCompleted, ServiceName.Mes, Operations),
    ];

    private static readonly (OrderStatus From, OrderStatus To, string System)[] Transitions =
    [
        (OrderStatus.Initiated, OrderStatus.Submitted, ServiceName.Shop),
        (OrderStatus.Submitted, OrderStatus.PriceCalculated, ServiceName.Shop),
        (OrderStatus.PriceCalculated, OrderStatus.ManufacturingApproved, ServiceName.Shop),
        (OrderStatus.ManufacturingApproved, OrderStatus.ManufacturingStarted, ServiceName.Mes),
        (OrderStatus.ManufacturingStarted, OrderStatus.ManufacturingCompleted, ServiceName.Mes),
        (OrderStatus.ManufacturingCompleted, OrderStatus.Packaging, ServiceName.Mes),
        (OrderStatus.Packaging, OrderStatus.Shipped, ServiceName.Mes),
        (OrderStatus.Shipped, OrderStatus.Closed, ServiceName.Crm),
    ];

    /// <summary>Tells whether nothing is missing any more: what is still faulty then, no waiting mends.</summary>
    internal static bool IsComplete(IReadOnlyList<TimelineEvent> events) => !Missing(events).Any();

    /// <summary>Gives the trace of the model's upload, which pricing goes on with.</summary>
    internal static string TraceOf(IReadOnlyList<TimelineEvent> events) => events.FirstOrDefault(item => item.Event == ModelUploaded)?.TraceId ?? string.Empty;

    /// <summary>Gives everything that is wrong with the timeline; nothing where it is as it must be.</summary>
    internal static IReadOnlyList<string> Faults(IReadOnlyList<TimelineEvent> events) =>
        [.. Missing(events), .. Superfluous(events), .. OutOfOrder(events), .. CutTraces(events)];

    private static IEnumerable<string> Missing(IReadOnlyList<TimelineEvent> events)
    {
        foreach (var (name, system, count) in Required)
        {
            var found = Count(events, name, system);
            if (found < count)
                yield return $"{name} of {system} is missing: {found} of {count} found.";
        }

        foreach (var (from, to, system) in Transitions)
        {
            if (!events.Any(item => IsTransition(item, from, to) && item.System == system))
                yield return $"{StatusChanged} {from} -> {to} of {system} is missing.";
        }
    }

    private static IEnumerable<string> Superfluous(IReadOnlyList<TimelineEvent> events)
    {
        foreach (var (name, _, count) in Required)
        {
            var found = events.Count(item => item.Event == name);
            if (found > count)
                yield return $"{name} is there {found} times instead of {count}.";
        }

        foreach (var group in events.Where(item => item.Event == StatusChanged).GroupBy(item => (item.OldStatus, item.NewStatus)))
        {
            if (!Transitions.Any(transition => IsTransition(group.First(), transition.From, transition.To)))
                yield return $"{StatusChanged} {group.Key.OldStatus ?? "(none)"} -> {group.Key.NewStatus ?? "(none)"} is not a step of this order.";
            else if (group.Count() > 1)
                yield return $"{StatusChanged} {group.Key.OldStatus} -> {group.Key.NewStatus} is there {group.Count()} times instead of once.";
        }
    }

    private static IEnumerable<string> OutOfOrder(IReadOnlyList<TimelineEvent> events)
    {
        var changes = events.Where(item => item.Event == StatusChanged).ToList();
        for (var i = 1; i < changes.Count; i++)
        {
            var (earlier, later) = (changes[i - 1], changes[i]);
            if (later.Time < earlier.Time)
                yield return $"The timeline is not in the order of time: {later.NewStatus} ({later.Time:O}) follows {earlier.NewStatus} ({earlier.Time:O}).";
            if (later.OldStatus != earlier.NewStatus)
                yield return $"{StatusChanged} {later.OldStatus} -> {later.NewStatus} follows one that ended in {earlier.NewStatus}.";
        }
    }

    // Requirement 3.1: one trace follows a submitted model through pricing and back.
    private static IEnumerable<string> CutTraces(IReadOnlyList<TimelineEvent> events)
    {
        var without = events.Where(item => string.IsNullOrEmpty(item.TraceId)).ToList();
        if (without.Count > 0)
            yield return $"{without.Count} of {events.Count} events have no trace id, such as {without[0].Event} of {without[0].System}.";
        var traces = events
            .Where(item => item.Event is ModelUploaded or CostCalculated || IsTransition(item, OrderStatus.Submitted, OrderStatus.PriceCalculated))
            .Select(item => item.TraceId).Distinct().ToList();
        if (traces.Count > 1)
            yield return $"The trace is cut between upload and price: {string.Join(", ", traces)}.";
    }

    private static int Count(IReadOnlyList<TimelineEvent> events, string name, string system) =>
        events.Count(item => item.Event == name && item.System == system);

    private static bool IsTransition(TimelineEvent item, OrderStatus from, OrderStatus to) =>
        item.Event == StatusChanged && item.OldStatus == from.ToString() && item.NewStatus == to.ToString();
}
