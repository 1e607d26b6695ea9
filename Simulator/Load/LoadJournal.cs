using Simulator.Apis;
using Simulator.Faults;
using Simulator.Orders;
using Simulator.Personas;

namespace Simulator.Load;

/// <summary>Keeps what a display and the summary need. Written by every flow, read by the display; all of it under one lock, for a moment each.</summary>
internal sealed class LoadJournal : IOrderObserver
{
    private const string FailedOutcome = "Failed";

    /// <summary>Guards all that follows but the content of the histograms, which guard themselves.</summary>
    private readonly Lock _gate = new();
    private readonly SortedDictionary<OrderStatus, int> _byStatus = [];
    private readonly SortedDictionary<Persona, int> _byPersona = [];
    private readonly SortedDictionary<Fault, int> _byFault = [];
    private readonly SortedDictionary<string, (int Count, string Example)> _errors = new(StringComparer.Ordinal);
    private readonly SortedDictionary<OrderStep, LatencyHistogram> _bySteps = [];
    private readonly SortedDictionary<string, LatencyHistogram> _byOutcome = new(StringComparer.Ordinal);
    private readonly LatencyHistogram _toPrice = new();
    private readonly LatencyHistogram _toClosed = new();
    private readonly LatencyHistogram _lateness = new();
    private int _begun;
    private int _ended;
    private int _late;
    private int _notSent;
    private int _unfinished;

    /// <inheritdoc/>
    public void Created(PlacedOrder order) => Change(OrderStatus.Initiated, 1);

    /// <inheritdoc/>
    public void Took(OrderStep step, TimeSpan took)
    {
        lock (_gate)
            Of(_bySteps, step).Record(took);
    }

    /// <inheritdoc/>
    public void Moved(PlacedOrder order, OrderStatus from, OrderStatus to, TimeSpan age)
    {
        Change(from, -1);
        Change(to, 1);
        if (to == OrderStatus.PriceCalculated)
            _toPrice.Record(age);
        else if (to == OrderStatus.Closed)
            _toClosed.Record(age);
    }

    /// <summary>An order is begun.</summary>
    /// <param name="order">The order.</param>
    /// <param name="lateness">How much later than due.</param>
    /// <param name="isLate">Whether that is because too many were under way.</param>
    internal void Begun(OrderPlan order, TimeSpan lateness, bool isLate)
    {
        _lateness.Record(lateness);
        lock (_gate)
        {
            _begun++;
            _late += isLate ? 1 : 0;
            _byPersona[order.Persona] = _byPersona.GetValueOrDefault(order.Persona) + 1;
            foreach (var fault in order.Faults.All)
                _byFault[fault] = _byFault.GetValueOrDefault(fault) + 1;
        }
    }

    /// <summary>Orders were due, but are not begun: there was no place for them in time.</summary>
    internal void NotSent(int orders)
    {
        lock (_gate)
            _notSent += orders;
    }

    /// <summary>An order is where its plan leads.</summary>
    /// <param name="status">Where that is.</param>
    /// <param name="sinceDue">The time since it was due.</param>
    internal void Ended(OrderStatus status, TimeSpan sinceDue)
    {
        lock (_gate)
        {
            _ended++;
            Of(_byOutcome, status.ToString()).Record(sinceDue);
        }
    }

    /// <summary>An order was left where it was because the run was ended.</summary>
    internal void LeftUnfinished()
    {
        lock (_gate)
            _unfinished++;
    }

    /// <summary>An order failed.</summary>
    /// <param name="failure">Why.</param>
    /// <param name="sinceDue">The time since it was due.</param>
    internal void Failed(SystemFailureException failure, TimeSpan sinceDue)
    {
        lock (_gate)
        {
            var known = _errors.GetValueOrDefault(failure.Kind, (Count: 0, Example: failure.Message));
            _errors[failure.Kind] = (known.Count + 1, known.Example);
            Of(_byOutcome, FailedOutcome).Record(sinceDue);
        }
    }

    /// <summary>Gives the state of this moment.</summary>
    internal LoadState State()
    {
        lock (_gate)
        {
            return new LoadState(_begun, _ended, _unfinished, _late, _notSent)
            {
                ByStatus = _byStatus.Where(status => status.Value != 0).ToDictionary(),
                ByPersona = _byPersona.ToDictionary(),
                ByFault = _byFault.ToDictionary(fault => FaultDefinition.NameOf(fault.Key), fault => fault.Value),
                Errors = _errors.ToDictionary(error => error.Key, error => new LoadError(error.Value.Count, error.Value.Example)),
                CreationToPrice = LatencySummary.Of(_toPrice),
                CreationToClosed = LatencySummary.Of(_toClosed),
                Lateness = LatencySummary.Of(_lateness),
                Steps = _bySteps.ToDictionary(step => step.Key, step => LatencySummary.Of(step.Value)),
                Outcomes = _byOutcome.ToDictionary(outcome => outcome.Key, outcome => LatencySummary.Of(outcome.Value)),
            };
        }
    }

    private static LatencyHistogram Of<TKey>(SortedDictionary<TKey, LatencyHistogram> histograms, TKey key)
        where TKey : notnull
    {
        if (!histograms.TryGetValue(key, out var histogram))
            histograms[key] = histogram = new LatencyHistogram();
        return histogram;
    }

    private void Change(OrderStatus status, int by)
    {
        lock (_gate)
            _byStatus[status] = _byStatus.GetValueOrDefault(status) + by;
    }
}
