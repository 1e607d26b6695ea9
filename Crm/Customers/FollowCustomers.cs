using Messaging.Consuming;
using Messaging.Contracts;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Databases;
using ServiceDefaults.Telemetry;

namespace Crm.Customers;

/// <summary>Keeps copies of the customers whom the shop registers.</summary>
internal sealed class FollowCustomers(CrmDbContext database, TimeProvider timeProvider) : IEventHandler<CustomerChanged>
{
    public async Task HandleAsync(CustomerChanged integrationEvent, MessageContext context, CancellationToken cancellationToken)
    {
        OrderBaggage.Set(orderId: null, integrationEvent.CustomerId.ToString());
        var customer = await database.Customers.SingleOrDefaultAsync(row => row.CustomerId == integrationEvent.CustomerId, cancellationToken);
        if (customer is null)
            database.Customers.Add(Customer.Copy(integrationEvent, timeProvider.GetStoredUtcNow()));
        else
            customer.Follow(integrationEvent);
    }
}
