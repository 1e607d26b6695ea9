using Messaging.Orders;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Http;
using ServiceDefaults.Telemetry;

namespace Crm.Orders;

internal static class OrderQueries
{
    /// <summary>Finds an order, and names its customer in what is logged and traced from here on.</summary>
    /// <exception cref="ProblemException">404.</exception>
    internal static async Task<Order> FindOrderAsync(this CrmDbContext database, OrderId orderId, CancellationToken cancellationToken)
    {
        var order = await database.Orders.SingleOrDefaultAsync(row => row.OrderId == orderId, cancellationToken) ?? throw OrderProblems.NotFound(orderId);
        OrderBaggage.Set(order.OrderId.Value, order.CustomerId.ToString());
        return order;
    }

    /// <summary>Makes sure that a customer has an order.</summary>
    /// <exception cref="ProblemException">404: the order does not exist, or is somebody else's.</exception>
    internal static async Task EnsureOrderOfAsync(this CrmDbContext database, Guid customerId, OrderId orderId, CancellationToken cancellationToken)
    {
        if (!await database.Orders.AnyAsync(row => row.OrderId == orderId && row.CustomerId == customerId, cancellationToken))
            throw OrderProblems.NotFoundOf(customerId, orderId);
    }
}
