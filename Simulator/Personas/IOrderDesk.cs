using Simulator.Apis;
using Simulator.Orders;

namespace Simulator.Personas;

/// <summary>Where an order is placed and looked after until it is approved: by the customer in the shop, or by sales in the CRM.</summary>
internal interface IOrderDesk
{
    /// <summary>Registers the order's customer.</summary>
    Task<CustomerAccount> RegisterAsync(NewCustomer customer, string key, CancellationToken cancellationToken);

    /// <summary>Places the order.</summary>
    Task<OrderView> CreateAsync(OrderPlan plan, Guid customerId, string key, CancellationToken cancellationToken);

    /// <summary>Uploads the model.</summary>
    Task<OrderView> UploadAsync(PlacedOrder order, ModelUpload model, CancellationToken cancellationToken);

    /// <summary>Begins to upload the model, and cuts the connection before its end.</summary>
    Task AbandonUploadAsync(PlacedOrder order, ModelUpload half, CancellationToken cancellationToken);

    /// <summary>Looks at the order.</summary>
    Task<OrderView> ReadAsync(PlacedOrder order, CancellationToken cancellationToken);

    /// <summary>Accepts the price.</summary>
    Task<OrderView> ApproveAsync(PlacedOrder order, CancellationToken cancellationToken);

    /// <summary>Cancels.</summary>
    Task<OrderView> CancelAsync(PlacedOrder order, string reason, CancellationToken cancellationToken);
}
