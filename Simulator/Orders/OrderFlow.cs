using System.Net;
using Simulator.Apis;
using Simulator.Models;
using Simulator.Models.Files;
using Simulator.Personas;
using Simulator.Tracing;

namespace Simulator.Orders;

/// <summary>Takes orders from their creation to where their plans lead: asks <see cref="OrderScript"/> for the next step and lets the right person do it.</summary>
/// <param name="cast">Everybody who takes part.</param>
/// <param name="runId">Tells this run's creations from those of other runs.</param>
/// <param name="stepLimit">How long an order may take for one step before it counts as stuck.</param>
/// <param name="observer">Is told what happens.</param>
/// <param name="time">The clock.</param>
/// <param name="lifetime">Ends what orders share: the registration of customers.</param>
internal sealed class OrderFlow(Cast cast, string runId, TimeSpan stepLimit, IOrderObserver observer, TimeProvider time, CancellationToken lifetime)
{
    private readonly OnceByKey<(bool ByPhone, int Number), CustomerAccount> _accounts = new(lifetime);

    /// <summary>Takes one order all the way, and gives the status in which it rests.</summary>
    /// <param name="plan">What was decided about the order.</param>
    /// <param name="given">A file to upload instead of a generated one.</param>
    /// <param name="cancellationToken">Ends the flow where it stands.</param>
    /// <exception cref="SystemFailureException">Something went as it should not.</exception>
    internal async Task<OrderStatus> RunAsync(OrderPlan plan, ModelUpload? given, CancellationToken cancellationToken)
    {
        using var span = SimulatorTrace.StartOrder(plan.Index);
        if (plan.Rubbish is { } rubbish)
            await WithinLimit($"order {plan.Index}", "an answer to rubbish", TimeSpan.Zero, token => cast.Wrong.SendAsync(rubbish, token), cancellationToken);
        var desk = cast.DeskOf(plan);
        var account = await WithinLimit($"order {plan.Index}", "the registration of its customer", TimeSpan.Zero, token => AccountOfAsync(plan, desk, token), cancellationToken);

        var started = time.GetTimestamp();
        var created = await WithinLimit($"order {plan.Index}", "its creation", TimeSpan.Zero, token => CreateAsync(plan, desk, account.CustomerId, token), cancellationToken);
        var order = new PlacedOrder(plan, created.OrderId, account.CustomerId);
        span?.SetTag(SimulatorTrace.OrderId, order.OrderId);
        observer.Created(order);

        var (now, uploads) = (created, 0);
        while (OrderScript.Next(plan, now.Status, uploads) is not OrderStep.Rest and var step)
        {
            uploads += step is OrderStep.Upload or OrderStep.UploadSecond ? 1 : 0;
            using var stepSpan = step is OrderStep.AwaitPrice ? null : SimulatorTrace.StartStep(step.ToString());
            var (before, begun) = (now, time.GetTimestamp());
            var next = await WithinLimit(
                order.OrderId, $"{step} after {now.Status}", OwnTimeOf(step, plan), token => TakeAsync(step, order, before, given, token), cancellationToken);
            observer.Took(step, time.GetElapsedTime(begun));
            if (next.Status != now.Status)
                observer.Moved(order, now.Status, next.Status, time.GetElapsedTime(started));
            now = next;
        }

        return now.Status;
    }

    private Task<CustomerAccount> AccountOfAsync(OrderPlan plan, IOrderDesk desk, CancellationToken cancellationToken) =>
        _accounts.GetAsync(
            (plan.ByPhone, plan.Customer),
            token => desk.RegisterAsync(
                cast.People.Customer(plan.ByPhone, plan.Customer),
                IdempotencyKeys.ForPerson(runId, plan.ByPhone ? "phone-customer" : "customer", plan.Customer),
                token),
            cancellationToken);

    private Task<OrderView> CreateAsync(OrderPlan plan, IOrderDesk desk, Guid customerId, CancellationToken cancellationToken)
    {
        var key = IdempotencyKeys.For(runId, plan, "creation");
        return plan.ClicksTwice
            ? DoubleClick.SendAsync(token => desk.CreateAsync(plan, customerId, key, token), created => created.OrderId, cancellationToken)
            : desk.CreateAsync(plan, customerId, key, cancellationToken);
    }

    /// <summary>Takes a step and gives the order after it.</summary>
    private async Task<OrderView> TakeAsync(OrderStep step, PlacedOrder order, OrderView before, ModelUpload? given, CancellationToken cancellationToken)
    {
        var desk = cast.DeskOf(order.Plan);
        switch (step)
        {
            case OrderStep.Upload when order.Plan.Model.Defect == Defect.NoBytes && given is null:
                await UploadNothingAsync(desk, order, cancellationToken);
                return before;
            case OrderStep.Upload:
                await AbandonUploadsAsync(desk, order, before, cancellationToken);
                await desk.UploadAsync(order, given ?? UploadOf(order.Plan.Model), cancellationToken);
                break;
            case OrderStep.UploadSecond:
                await desk.UploadAsync(order, UploadOf(order.Plan.SecondModel!), cancellationToken);
                break;
            case OrderStep.Approve:
                await ApproveAsync(order, cancellationToken);
                break;
            case OrderStep.StartPrinting:
                return await cast.Operators.StartPrintingAsync(order, cancellationToken);
            case OrderStep.FinishProduction:
                return await cast.Operators.FinishProductionAsync(order, cancellationToken);
            case OrderStep.StartPacking:
                return await cast.Operators.StartPackingAsync(order, cancellationToken);
            case OrderStep.Ship:
                return await cast.Operators.ShipAsync(order, cancellationToken);
            case OrderStep.Cancel:
                await desk.CancelAsync(order, "The customer changed their mind.", cancellationToken);
                return await AwaitAsync(desk, order, seen => seen.Status == OrderStatus.Cancelled, cancellationToken);
            case OrderStep.Close:
                await cast.Sales.CloseAsync(order, cancellationToken);
                return await AwaitAsync(desk, order, seen => seen.Status == OrderStatus.Closed, cancellationToken);
        }

        // What is done at one system, others hear of a little later: they may still show what was before the order's last change.
        return await AwaitAsync(desk, order, seen => seen.Version > before.Version, cancellationToken);
    }

    private async Task<OrderView> ApproveAsync(PlacedOrder order, CancellationToken cancellationToken)
    {
        var desk = order.Plan.ApprovedBySales ? cast.Sales : cast.DeskOf(order.Plan);
        await Task.Delay(order.Plan.ThinkTime, time, cancellationToken);
        if (order.Plan.Persona == Persona.Careful)
            await cast.DeskOf(order.Plan).ReadAsync(order, cancellationToken);
        return order.Plan.ClicksTwice
            ? await DoubleClick.SendAsync(token => desk.ApproveAsync(order, token), approved => approved.OrderId, cancellationToken)
            : await desk.ApproveAsync(order, cancellationToken);
    }

    /// <summary>Cuts the connection in the midst of the upload as often as planned; nothing of it may stay.</summary>
    private static async Task AbandonUploadsAsync(IOrderDesk desk, PlacedOrder order, OrderView before, CancellationToken cancellationToken)
    {
        var half = order.Plan.Model with { Defect = Defect.Truncated };
        for (var cut = 0; cut < order.Plan.AbandonedUploads; cut++)
        {
            await desk.AbandonUploadAsync(order, new ModelUpload(half.FileName, () => new ModelContent(half, breaksOff: true)), cancellationToken);
            var after = await desk.ReadAsync(order, cancellationToken);
            if (after.Status != OrderStatus.Initiated || after.Version > before.Version)
                throw new UnexpectedOutcomeException("half a model kept", $"{order.OrderId}: the upload was cut, yet the order is {after.Status} (version {after.Version}).");
        }
    }

    private static async Task UploadNothingAsync(IOrderDesk desk, PlacedOrder order, CancellationToken cancellationToken)
    {
        try
        {
            await desk.UploadAsync(order, UploadOf(order.Plan.Model), cancellationToken);
        }
        catch (RefusedException refused) when (refused.Status == HttpStatusCode.BadRequest)
        {
            return;
        }

        throw new UnexpectedOutcomeException("empty upload accepted", $"{order.OrderId}: an upload of zero bytes must be refused with 400, but was accepted.");
    }

    private Task<OrderView> AwaitAsync(IOrderDesk desk, PlacedOrder order, Predicate<OrderView> isDone, CancellationToken cancellationToken) =>
        Polling.UntilAsync(token => desk.ReadAsync(order, token), isDone, PollBackoff.Of(order.Plan.Persona), time, cancellationToken);

    private static ModelUpload UploadOf(ModelPlan model) => new(model.FileName, () => new ModelContent(model));

    /// <summary>Gives the time for which people do nothing in a step: they, and not the system, are slow then.</summary>
    private static TimeSpan OwnTimeOf(OrderStep step, OrderPlan plan) => step switch
    {
        OrderStep.Approve => plan.ThinkTime,
        OrderStep.FinishProduction => plan.WorkTime * (3 + plan.PrintFailures + (3 * plan.Rejections)),
        OrderStep.Ship => plan.WorkTime,
        _ => TimeSpan.Zero,
    };

    private async Task<T> WithinLimit<T>(string orderId, string what, TimeSpan ownTime, Func<CancellationToken, Task<T>> act, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(stepLimit + ownTime, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            return await act(either.Token);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new StuckOrderException(orderId, what, stepLimit + ownTime);
        }
    }
}
