using Messaging.Orders;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Http;

namespace Shop.Orders;

internal static class OrderQueries
{
    /// <summary>Finds a customer's order, to be changed.</summary>
    /// <exception cref="ProblemException">404: there is none, or it is somebody else's.</exception>
    internal static async Task<Order> FindOrderAsync(this ShopDbContext database, Guid customerId, OrderId orderId, CancellationToken cancellationToken) =>
        await database.Orders.SingleOrDefaultAsync(order => order.Id == orderId && order.CustomerId == customerId, cancellationToken)
        ?? throw OrderProblems.NotFound(orderId, customerId);

    /// <summary>Finds the order that a message is about.</summary>
    /// <exception cref="InvalidOperationException">There is none: the message is tried again, then parked.</exception>
    internal static async Task<Order> FollowedOrderAsync(this ShopDbContext database, OrderId orderId, CancellationToken cancellationToken) =>
        await database.Orders.SingleOrDefaultAsync(order => order.Id == orderId, cancellationToken)
        ?? throw new InvalidOperationException($"The shop does not know order {orderId}; its order.created has not arrived.");
}
