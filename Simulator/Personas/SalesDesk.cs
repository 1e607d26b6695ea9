using Simulator.Apis;
using Simulator.Orders;

namespace Simulator.Personas;

/// <summary>Sales at the CRM: they take orders by phone, act on behalf of customers, hear complaints, answer tickets and close orders.</summary>
internal sealed class SalesDesk(CrmApi crm, string runId, TimeProvider time) : IOrderDesk
{
    /// <inheritdoc/>
    public Task<CustomerAccount> RegisterAsync(NewCustomer customer, string key, CancellationToken cancellationToken) =>
        crm.RegisterAsync(customer, key, cancellationToken);

    /// <inheritdoc/>
    public Task<OrderView> CreateAsync(OrderPlan plan, Guid customerId, string key, CancellationToken cancellationToken) =>
        crm.CreateOrderAsync(customerId, plan.Material, plan.Quantity, key, cancellationToken);

    /// <inheritdoc/>
    public Task<OrderView> UploadAsync(PlacedOrder order, ModelUpload model, CancellationToken cancellationToken) =>
        crm.UploadAsync(order.OrderId, model, cancellationToken);

    /// <inheritdoc/>
    public Task AbandonUploadAsync(PlacedOrder order, ModelUpload half, CancellationToken cancellationToken) =>
        crm.AbandonUploadAsync(order.OrderId, half, cancellationToken);

    /// <inheritdoc/>
    public Task<OrderView> ReadAsync(PlacedOrder order, CancellationToken cancellationToken) =>
        crm.ReadAsync(order.OrderId, cancellationToken);

    /// <inheritdoc/>
    public async Task<OrderView> ApproveAsync(PlacedOrder order, CancellationToken cancellationToken)
    {
        await AwaitAsync(order, OrderStatus.PriceCalculated, cancellationToken);
        return await crm.ApproveAsync(order.OrderId, People.SalesEmployee(order.Plan.Index), cancellationToken);
    }

    /// <inheritdoc/>
    public Task<OrderView> CancelAsync(PlacedOrder order, string reason, CancellationToken cancellationToken) =>
        crm.CancelAsync(order.OrderId, reason, People.SalesEmployee(order.Plan.Index), cancellationToken);

    /// <summary>Waits until the CRM knows that the order was shipped, hears what the customer has to say, and closes the order.</summary>
    internal async Task<OrderView> CloseAsync(PlacedOrder order, CancellationToken cancellationToken)
    {
        await AwaitAsync(order, OrderStatus.Shipped, cancellationToken);
        if (order.Plan.Complains)
            await HearComplaintAsync(order, cancellationToken);
        if (order.Plan.AsksSupport)
            await AnswerTicketAsync(order, cancellationToken);
        return await crm.CloseAsync(order.OrderId, People.SalesEmployee(order.Plan.Index), cancellationToken);
    }

    // The CRM hears of an order of the shop, and of each change, a little later.
    private Task<OrderView?> AwaitAsync(PlacedOrder order, OrderStatus status, CancellationToken cancellationToken) =>
        Polling.UntilAsync(token => crm.FindAsync(order.OrderId, token), seen => seen?.Status >= status, time, cancellationToken);

    private async Task HearComplaintAsync(PlacedOrder order, CancellationToken cancellationToken)
    {
        var complaint = await crm.ComplainAsync(
            order.OrderId, "Quality", "One of the parts has a rough edge.", IdempotencyKeys.For(runId, order.Plan, "complaint"), cancellationToken);
        await crm.ResolveAsync(complaint.ComplaintId, "A replacement is on its way.", cancellationToken);
    }

    private async Task AnswerTicketAsync(PlacedOrder order, CancellationToken cancellationToken)
    {
        var ticket = await crm.OpenTicketAsync(
            order.CustomerId, order.OrderId, "Invoice", "Please send the invoice again.", IdempotencyKeys.For(runId, order.Plan, "ticket"), cancellationToken);
        await crm.CloseTicketAsync(ticket.TicketId, "It is attached.", cancellationToken);
    }
}
