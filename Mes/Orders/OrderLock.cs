using Messaging.Orders;
using Microsoft.EntityFrameworkCore;

namespace Mes.Orders;

/// <summary>Reads an order for writing: whoever comes second waits, and then decides on what the first one left.</summary>
internal static class OrderLock
{
    /// <summary>Locks an order until the transaction ends, and reads it. <see langword="null"/> where MES does not know it.</summary>
    internal static async Task<Order?> LockOrderAsync(this MesDbContext database, OrderId orderId, CancellationToken cancellationToken)
    {
        // Two statements: each sees what was committed before it began, so what is read after the wait for the lock includes what the other writer did.
        await database.Database.ExecuteSqlAsync($"SELECT 1 FROM orders WHERE order_id = {orderId.Value} FOR UPDATE", cancellationToken);
        return await database.Orders.SingleOrDefaultAsync(order => order.OrderId == orderId, cancellationToken);
    }

    /// <summary>Lets one at a time, until its transaction ends, deal with the approval of an order, which may not be known yet, or with a wish that waits for it: neither misses the other.</summary>
    internal static Task LockApprovalAsync(this MesDbContext database, OrderId orderId, CancellationToken cancellationToken) =>
        database.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtextextended({orderId.Value}, 0))", cancellationToken);
}
