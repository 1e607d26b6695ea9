using System.Globalization;
using Simulator.Apis;
using Simulator.Orders;

namespace Simulator.Personas;

/// <summary>The operators: each registers once, takes orders from the production queue, and works through the operations.</summary>
internal sealed class OperatorCrew(MesApi mes, ProductionQueue queue, People people, string runId, int size, TimeProvider time, CancellationToken lifetime)
{
    private static readonly OperationFailure[] PrintFailures =
        [OperationFailure.MachineFault, OperationFailure.MaterialFault, OperationFailure.PrintDetached, OperationFailure.PowerLoss];

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

    /// <summary>Finishes printing, reworks the parts and checks them; what fails on the way is done again.</summary>
    internal async Task<OrderView> FinishProductionAsync(PlacedOrder order, CancellationToken cancellationToken)
    {
        var (plan, orderId, by) = (order.Plan, order.OrderId, await OperatorOfAsync(order, cancellationToken));
        for (var failure = 0; failure < plan.PrintFailures; failure++)
        {
            await FailAsync("print", PrintFailures[(plan.Index + failure) % PrintFailures.Length]);
            await mes.StartAsync(orderId, "print", by, cancellationToken);
        }

        await CompleteAsync("print");
        await DoAsync("post-process");
        for (var rejection = 0; rejection < plan.Rejections; rejection++)
        {
            await mes.StartAsync(orderId, "quality-check", by, cancellationToken);
            await FailAsync("quality-check", OperationFailure.OutOfTolerance);
            await DoAsync("print");
            await DoAsync("post-process");
        }

        return await DoAsync("quality-check");

        async Task<OrderView> DoAsync(string operation)
        {
            await mes.StartAsync(orderId, operation, by, cancellationToken);
            return await CompleteAsync(operation);
        }

        async Task<OrderView> CompleteAsync(string operation)
        {
            await Task.Delay(plan.WorkTime, time, cancellationToken);
            return await mes.CompleteAsync(orderId, operation, by, cancellationToken);
        }

        async Task FailAsync(string operation, OperationFailure reason)
        {
            await Task.Delay(plan.WorkTime, time, cancellationToken);
            await mes.FailAsync(orderId, operation, by, reason, cancellationToken);
        }
    }

    /// <summary>Starts packing.</summary>
    internal async Task<OrderView> StartPackingAsync(PlacedOrder order, CancellationToken cancellationToken) =>
        await mes.StartAsync(order.OrderId, "pack", await OperatorOfAsync(order, cancellationToken), cancellationToken);

    /// <summary>Finishes packing and hands the parcel to the carrier.</summary>
    internal async Task<OrderView> ShipAsync(PlacedOrder order, CancellationToken cancellationToken)
    {
        var by = await OperatorOfAsync(order, cancellationToken);
        await Task.Delay(order.Plan.WorkTime, time, cancellationToken);
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
