using Messaging.Contracts;
using Messaging.Orders;

namespace Crm.Customers;

/// <summary>A customer as sales know them: registered here by phone, or a copy of one of the shop's.</summary>
internal sealed class Customer
{
    // For Entity Framework, which fills the properties itself.
    private Customer()
    {
    }

    internal Guid CustomerId { get; private set; }

    /// <summary>Gets the system that registered the customer and alone may change their data.</summary>
    internal OrderSystem RegisteredBy { get; private set; }

    internal CustomerDetails Details { get; private set; } = null!;

    /// <summary>Gets the number of the last event of the customer's stream.</summary>
    internal long Version { get; private set; }

    /// <summary>Gets when CRM came to know the customer.</summary>
    internal DateTimeOffset CreatedAt { get; private set; }

    /// <summary>Registers somebody who has called.</summary>
    internal static Customer Register(Guid customerId, CustomerDetails details, DateTimeOffset now) =>
        new() { CustomerId = customerId, RegisteredBy = OrderSystem.Crm, Details = details, Version = 1, CreatedAt = now };

    /// <summary>Keeps a copy of a customer whom another system has registered.</summary>
    internal static Customer Copy(CustomerChanged change, DateTimeOffset now) => new()
    {
        CustomerId = change.CustomerId,
        RegisteredBy = change.RegisteredBy,
        Details = CustomerDetails.Of(change),
        Version = change.Sequence,
        CreatedAt = now,
    };

    /// <summary>Takes over what the owner of the customer's data has changed.</summary>
    internal void Follow(CustomerChanged change)
    {
        // Messaging lets a change through only in turn; a redriven one that was already seen must still do nothing.
        if (change.Sequence <= Version)
            return;
        (Details, Version) = (CustomerDetails.Of(change), change.Sequence);
    }

    /// <summary>Makes sure that CRM may change the customer's data.</summary>
    /// <exception cref="ServiceDefaults.Http.ProblemException">409: another system registered them.</exception>
    internal void EnsureOurs()
    {
        if (RegisteredBy != OrderSystem.Crm)
            throw CustomerProblems.OwnedBy(RegisteredBy, CustomerId);
    }

    /// <summary>Changes the data of one of CRM's own customers.</summary>
    internal void Change(CustomerDetails details)
    {
        EnsureOurs();
        Details = details;
        Version++;
    }

    /// <summary>Tells the other systems what this one knows.</summary>
    internal CustomerChanged ToEvent() =>
        new(CustomerId, Version, RegisteredBy, Details.Name, Details.Email, Details.Phone, Details.Address);
}
