using Simulator.Apis;
using Simulator.Orders;

namespace Simulator.Personas;

/// <summary>A customer who does everything in the shop.</summary>
internal sealed class OnlineCustomer(ShopApi shop) : IOrderDesk
{
    /// <inheritdoc/>
    public Task<CustomerAccount> RegisterAsync(NewCustomer customer, string key, CancellationToken cancellationToken) =>
        shop.RegisterAsync(customer, key, cancellationToken);

    /// <inheritdoc/>
    public Task<OrderView> CreateAsync(OrderPlan plan, Guid customerId, string key, CancellationToken cancellationToken) =>
        shop.CreateOrderAsync(customerId, plan.Material, plan.Quantity, key, cancellationToken);

    /// <inheritdoc/>
    public Task<OrderView> UploadAsync(PlacedOrder order, ModelUpload model, CancellationToken cancellationToken) =>
        shop.UploadAsync(order.CustomerId, order.OrderId, model, cancellationToken);

    /// <inheritdoc/>
    public Task AbandonUploadAsync(PlacedOrder order, ModelUpload half, CancellationToken cancellationToken) =>
        shop.AbandonUploadAsync(order.CustomerId, order.OrderId, half, cancellationToken);

    /// <inheritdoc/>
    public Task<OrderView> ReadAsync(PlacedOrder order, CancellationToken cancellationToken) =>
        shop.ReadAsync(order.CustomerId, order.OrderId, cancellationToken);

    /// <inheritdoc/>
    public Task<OrderView> ApproveAsync(PlacedOrder order, CancellationToken cancellationToken) =>
        shop.ApproveAsync(order.CustomerId, order.OrderId, cancellationToken);

    /// <inheritdoc/>
    public Task<OrderView> CancelAsync(PlacedOrder order, string reason, CancellationToken cancellationToken) =>
        shop.CancelAsync(order.CustomerId, order.OrderId, reason, cancellationToken);
}
