using System.Diagnostics.Metrics;
using Mes.Operations;
using Messaging.Orders;

namespace Mes;

/// <summary>What MES counts and measures (requirement 3.2).</summary>
internal sealed class MesMetrics
{
    internal const string MeterName = "Mes";

    private readonly Counter<long> _queued;
    private readonly Counter<long> _statusChanges;
    private readonly Counter<long> _cancellationsRefused;
    private readonly Counter<long> _operationsStarted;
    private readonly Counter<long> _operationsFailed;
    private readonly Histogram<double> _operationDuration;

    // Replaced as a whole by the sampler, read by whoever collects metrics.
    private volatile IReadOnlyDictionary<OrderStatus, int> _queue = new Dictionary<OrderStatus, int>();

    public MesMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(MeterName);
        _queued = meter.CreateCounter<long>("mes.orders.queued", "{order}", "Orders that entered the production queue.");
        _statusChanges = meter.CreateCounter<long>("mes.orders.status_changes", "{change}", "Changes of status that MES made, by the new status.");
        _cancellationsRefused = meter.CreateCounter<long>("mes.cancellations.refused", "{request}", "Cancellations refused, by the order's status.");
        _operationsStarted = meter.CreateCounter<long>("mes.operations.started", "{operation}", "Operations started, by kind.");
        _operationsFailed = meter.CreateCounter<long>("mes.operations.failed", "{operation}", "Operations that failed, by kind and reason.");
        _operationDuration = meter.CreateHistogram<double>("mes.operation.duration", "s", "From an operation's start to its completion, by kind.");
        meter.CreateObservableGauge("mes.queue.depth", ObserveQueue, "{order}", "Orders in the production queue, by status.");
    }

    internal void Queued() => _queued.Add(1);

    internal void StatusChanged(OrderStatus status) => _statusChanges.Add(1, Status(status));

    internal void CancellationRefused(OrderStatus status) => _cancellationsRefused.Add(1, Status(status));

    internal void OperationStarted(OperationKind kind) => _operationsStarted.Add(1, Operation(kind));

    internal void OperationCompleted(OperationKind kind, TimeSpan duration) => _operationDuration.Record(duration.TotalSeconds, Operation(kind));

    internal void OperationFailed(OperationKind kind, OperationFailure reason) =>
        _operationsFailed.Add(1, Operation(kind), new KeyValuePair<string, object?>("mes.failure.reason", reason.ToString()));

    internal void QueueIs(IReadOnlyDictionary<OrderStatus, int> countByStatus) => _queue = countByStatus;

    private IEnumerable<Measurement<int>> ObserveQueue() => _queue.Select(row => new Measurement<int>(row.Value, Status(row.Key)));

    private static KeyValuePair<string, object?> Status(OrderStatus status) => new("order.status", status.ToString());

    private static KeyValuePair<string, object?> Operation(OperationKind kind) => new("mes.operation", kind.Name());
}
