using Messaging.Orders;
using Microsoft.EntityFrameworkCore;

namespace Crm.Orders;

/// <summary>Where the numbers of phone orders come from. One that is drawn and then rolled back stays unused.</summary>
internal static class PhoneOrderNumbers
{
    internal const string Sequence = "order_numbers";

    internal const long First = 100_001;

    internal static async Task<OrderId> NextOrderIdAsync(this CrmDbContext database, CancellationToken cancellationToken)
    {
        var drawn = await database.Database.SqlQuery<long>($"SELECT nextval('order_numbers') AS \"Value\"").ToListAsync(cancellationToken);
        return OrderId.Create(OrderSystem.Crm, drawn[0]);
    }
}
