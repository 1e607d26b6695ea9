using Simulator.Apis;
using Simulator.Orders;

namespace Simulator.Load;

/// <summary>Keeps what a display and the summary need. Written by every flow, read by the display; all of it under one lock, for a moment each.</summary>
internal sealed class LoadJournal : IOrderObserver
{
    /// <summary>Guards all that follows but the histograms, which guard themselves.</summary>
    private readonly Lock _gate = new();
    private readonly SortedDictionary<OrderStatus, int> _byStatus = [];
    private readonly SortedDictionary<string, (int Count, string Example)> _errors = new(StringComparer.Ordinal);
    private int _begun;
    private int _ended;
    private int _late;
    private int _unfinished;

    /// <summary>Gets the times from creation to price.</summary>
    internal LatencyHistogram ToPrice { get; } = new();

    /// <summary>Gets the times from creation to closed.</summary>
    internal LatencyHistogram ToClosed { get; } = new();

    /// <inheritdoc/>
    public void Created(PlacedOrder order) => Change(OrderStatus.Initiated, 1);

    /// <inheritdoc/>
    public void Moved(PlacedOrder order, OrderStatus from, OrderStatus to, TimeSpan age)
    {
        Change(from, -1);
        Change(to, 1);
        if (to == OrderStatus.PriceCalculated)
            ToPrice.Record(age);
        else if (to == OrderStatus.Closed)
            ToClosed.Record(age);
    }

    /// <summary>An order's turn has come.</summary>
    /// <param name="late">Whether it had to wait because too many were under way.</param>
    internal void Begun(bool late)
    {
        lock (_gate)
        {
            _begun++;
            _late += late ? 1 : 0;
        }
    }

    /// <summary>An order is where its plan leads.</summary>
    internal void Ended()
    {
        lock (_gate)
            _ended++;
    }

    /// <summary>An order was left where it was because the run was ended.</summary>
    internal void LeftUnfinished()
    {
        lock (_gate)
            _unfinished++;
    }

    /// <summary>An order failed.</summary>
    internal void Failed(SystemFailureException failure)
    {
        lock (_gate)
        {
            var known = _errors.GetValueOrDefault(failure.Kind, (Count: 0, Example: failure.Message));
            _errors[failure.Kind] = (known.Count + 1, known.Example);
        }
    }

    /// <summary>Gives the state of this moment.</summary>
    internal LoadState State()
    {
        lock (_gate)
        {
            var errors = _errors.ToDictionary(error => error.Key, error => new LoadError(error.Value.Count, error.Value.Example));
            return new LoadState(
                _begun, _ended, _unfinished, _late,
                _byStatus.Where(status => status.Value != 0).ToDictionary(),
                errors, LatencySummary.Of(ToPrice), LatencySummary.Of(ToClosed));
        }
    }

    private void Change(OrderStatus status, int by)
    {
        lock (_gate)
            _byStatus[status] = _byStatus.GetValueOrDefault(status) + by;
    }
}
