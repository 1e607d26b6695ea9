using System.Globalization;
using Simulator.Apis;
using Simulator.Orders;

namespace Simulator.Personas;

/// <summary>The operators: each registers once, takes orders from the production queue, and works through the operations.</summary>
internal sealed class OperatorCrew(MesApi mes, ProductionQueue queue, People people, string runId, int size, CancellationToken lifetime)
{
    private readonly OnceByKey<int, OperatorAccount> _accounts = new(lifetime);

    /// <summary>Waits for the order in the queue and starts printing.</summary>
    internal async Task<OrderView> StartPrintingAsync(PlacedOrder order, CancellationToken cancellationToken)
    {
        await queue.AwaitAsync(order.OrderId, cancellationToken);
        var by = await OperatorOfAsync(order, cancellationToken);
        return order.Plan.ClicksTwice
            ? await DoubleClick.SendAsync(token => mes.StartAsync(order.OrderId, "print", by, token), started => started.OrderId, cancellationToken)
            : await mes.StartAsync(order.OrderId, "print", by, cancellationToken);
    }

    /// <summary>Finishes printing, reworks the parts and checks them.</summary>
    internal async Task<OrderView> FinishProductionAsync(PlacedOrder order, CancellationToken cancellationToken)
    {
        var by = await OperatorOfAsync(order, cancellationToken);
        await mes.CompleteAsync(order.OrderId, "print", by, cancellationToken);
        await mes.StartAsync(order.OrderId, "post-process", by, cancellationToken);
        await mes.CompleteAsync(order.OrderId, "post-process", by, cancellationToken);
        await mes.StartAsync(order.OrderId, "quality-check", by, cancellationToken);
        return await mes.CompleteAsync(order.OrderId, "quality-check", by, cancellationToken);
    }

    /// <summary>Starts packing.</summary>
    internal async Task<OrderView> StartPackingAsync(PlacedOrder order, CancellationToken cancellationToken) =>
        await mes.StartAsync(order.OrderId, "pack", await OperatorOfAsync(order, cancellationToken), cancellationToken);

    /// <summary>Finishes packing and hands the parcel to the carrier.</summary>
    internal async Task<OrderView> ShipAsync(PlacedOrder order, CancellationToken cancellationToken)
    {
        var by = await OperatorOfAsync(order, cancellationToken);
        await mes.CompleteAsync(order.OrderId, "pack", by, cancellationToken);
        var trackingNumber = string.Create(CultureInfo.InvariantCulture, $"SIM{order.Plan.Index:D9}");
        return await mes.ShipAsync(order.OrderId, by, trackingNumber, cancellationToken);
    }

    private async Task<Guid> OperatorOfAsync(PlacedOrder order, CancellationToken cancellationToken)
    {
        var number = order.Plan.Index % size;
        var account = await _accounts.GetAsync(
            number, token => mes.RegisterAsync(people.Operator(number), IdempotencyKeys.ForPerson(runId, "operator", number), token), cancellationToken);
        return account.OperatorId;
    }
}
