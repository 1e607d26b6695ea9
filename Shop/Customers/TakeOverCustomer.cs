using Messaging.Consuming;
using Messaging.Contracts;
using Messaging.Orders;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Telemetry;

namespace Shop.Customers;

/// <summary>Follows customers whom sales registered in the CRM.</summary>
internal sealed class TakeOverCustomer(ShopDbContext database, ILogger<TakeOverCustomer> logger) : IEventHandler<CustomerChanged>
{
    public async Task HandleAsync(CustomerChanged integrationEvent, MessageContext context, CancellationToken cancellationToken)
    {
        OrderBaggage.Set(null, integrationEvent.CustomerId.ToString());
        if (integrationEvent.RegisteredBy == OrderSystem.Shop)
        {
            ShopEvents.CustomerMessageIgnored(logger, integrationEvent.CustomerId, "the shop itself owns this customer");
            return;
        }

        var customer = await database.Customers.SingleOrDefaultAsync(known => known.Id == integrationEvent.CustomerId, cancellationToken);
        if (customer is null)
        {
            database.Customers.Add(new Customer
            {
                Id = integrationEvent.CustomerId,
                RegisteredBy = integrationEvent.RegisteredBy,
                Name = integrationEvent.Name,
                Email = integrationEvent.Email,
                Phone = integrationEvent.Phone,
                Address = integrationEvent.Address,
                Version = integrationEvent.Sequence,
            });
            return;
        }

        if (customer.RegisteredBy != integrationEvent.RegisteredBy || integrationEvent.Sequence <= customer.Version)
        {
            ShopEvents.CustomerMessageIgnored(logger, customer.Id, $"version {customer.Version} of {customer.RegisteredBy} is known");
            return;
        }

        customer.Name = integrationEvent.Name;
        customer.Email = integrationEvent.Email;
        customer.Phone = integrationEvent.Phone;
        customer.Address = integrationEvent.Address;
        customer.Version = integrationEvent.Sequence;
    }
}
