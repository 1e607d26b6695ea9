using Simulator.Apis;
using Simulator.Orders;
using Simulator.Personas;
using Simulator.Randomness;

namespace Simulator.CommandLine;

/// <summary>Everything that a run against the system needs, put together.</summary>
internal sealed class Stage
{
    private readonly ProductionQueue _queue;

    /// <summary>Puts it together.</summary>
    /// <param name="clients">The services.</param>
    /// <param name="seed">Draws the people.</param>
    /// <param name="operators">How many operators work.</param>
    /// <param name="stepLimit">How long an order may take for one step.</param>
    /// <param name="observer">Is told what happens to orders.</param>
    /// <param name="time">The clock.</param>
    /// <param name="lifetime">Ends the run.</param>
    internal Stage(ServiceClients clients, Seed seed, int operators, TimeSpan stepLimit, IOrderObserver observer, TimeProvider time, CancellationToken lifetime)
    {
        var runId = Guid.CreateVersion7(time.GetUtcNow()).ToString("n");
        var people = new People(seed);
        _queue = new ProductionQueue(clients.Mes, time);
        var cast = new Cast(
            people,
            new OnlineCustomer(clients.Shop),
            new SalesDesk(clients.Crm, runId, time),
            new OperatorCrew(clients.Mes, _queue, people, runId, operators, time, lifetime),
            new WrongClient(clients));
        Flow = new OrderFlow(cast, runId, stepLimit, observer, time, lifetime);
    }

    /// <summary>Gets what takes orders to their ends.</summary>
    internal OrderFlow Flow { get; }

    /// <summary>Does something while the production queue is watched.</summary>
    internal async Task<T> PlayAsync<T>(Func<Task<T>> act, CancellationToken cancellationToken)
    {
        using var curtain = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var watch = _queue.WatchAsync(curtain.Token);
        try
        {
            return await act();
        }
        finally
        {
            await curtain.CancelAsync();
            await watch.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
