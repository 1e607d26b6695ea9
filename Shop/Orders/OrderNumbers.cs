using Messaging.Orders;
using Microsoft.EntityFrameworkCore;

namespace Shop.Orders;

/// <summary>Numbers the orders that the shop creates.</summary>
internal static class OrderNumbers
{
    internal const string Sequence = "order_numbers";

    internal const long First = 100_001;

    /// <summary>Takes the next number. A number taken by an attempt that is rolled back is left out.</summary>
    internal static async Task<OrderId> NextOrderIdAsync(this ShopDbContext database, CancellationToken cancellationToken) =>
        OrderId.Create(OrderSystem.Shop, (await database.Database.SqlQuery<long>($"SELECT nextval('order_numbers') AS \"Value\"").ToListAsync(cancellationToken))[0]);
}
