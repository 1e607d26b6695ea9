using System.Collections.Concurrent;
using Simulator.Apis;
using Simulator.CommandLine;
using Simulator.Faults;
using Simulator.Load;
using Simulator.Orders;
using Simulator.Personas;
using Simulator.Randomness;
using Endurance.Running;

namespace Endurance.Load;

/// <summary>Customers, sales and operators at work: they place orders at a rate and see each to its end, however often they have to ask.</summary>
internal sealed class Staff(RunningSystem system, TimeProvider time)
{
    /// <summary>What people do besides the straight way, and how often.</summary>
    private const string Ways =
        "brokenModels=0.1,abandoned=0.05,rejected=0.05,cancellations=0.2,duplicateClicks=0.2,phoneOrders=0.3,onBehalf=0.2,complaints=0.2,tickets=0.2";

    private const int Operators = 5;
    private const int MostTriangles = 3_000;
    private const int MostUnderWay = 200;

    /// <summary>How long an order may take for one step; all faults together last less.</summary>
    private static readonly TimeSpan StepLimit = TimeSpan.FromMinutes(4);

    /// <summary>Set by whoever starts work, read by faults.</summary>
    private RequestStatistics? _requests;

    /// <summary>Gets what became of every change that was asked for.</summary>
    internal ChangeBook Changes { get; } = new();

    /// <summary>Gets all orders of which somebody learned that they exist, with their plans.</summary>
    internal ConcurrentDictionary<string, PlacedOrder> Orders { get; } = new(StringComparer.Ordinal);

    /// <summary>Gets how often the shop refused a model because there was no room for it.</summary>
    internal long RefusedForRoom => Volatile.Read(ref _requests)?.Answers().GetValueOrDefault($"{ServiceName.Shop} 507") ?? 0;

    /// <summary>Works until nobody is to begin an order any more and all that were begun have ended.</summary>
    /// <param name="seed">Draws people, orders and models.</param>
    /// <param name="ordersPerMinute">How many orders are begun in a minute.</param>
    /// <param name="journal">Keeps what the run's state is.</param>
    /// <param name="noMore">No more orders are begun; those under way go on.</param>
    /// <param name="cancellationToken">Leaves everything where it is.</param>
    internal async Task<LoadState> WorkAsync(Seed seed, int ordersPerMinute, LoadJournal journal, CancellationToken noMore, CancellationToken cancellationToken)
    {
        using var clients = new ServiceClients(EveryInstance.Addresses, new EveryInstance(system, ServiceClients.Connections()), RetryPolicy.Patient, Changes, time);
        Volatile.Write(ref _requests, clients.Statistics);
        var stage = new Stage(clients, seed, Operators, StepLimit, new OrderBook(journal, Orders), time, cancellationToken);
        var planner = new OrderPlanner(seed, FaultGrades.Parse(Ways, out _), PersonaMix.Usual, MostTriangles, TimeSpan.Zero);
        var run = new LoadRun(new LoadPlan(RateProfile.Steady(ordersPerMinute), null, null, MostUnderWay), planner, stage.Flow, journal, time);
        return await stage.PlayAsync(
            async () =>
            {
                await run.RunAsync(noMore, cancellationToken);
                return journal.State();
            },
            cancellationToken);
    }
}
