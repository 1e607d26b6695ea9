using Messaging.Contracts;
using Messaging.Orders;
using ServiceDefaults.Classification;

namespace Shop.Customers;

/// <summary>Who orders. Owned by the system that registered them; the other follows.</summary>
internal sealed class Customer
{
    public required Guid Id { get; init; }

    public required OrderSystem RegisteredBy { get; init; }

    public required Personal<string> Name { get; set; }

    public required Personal<string> Email { get; set; }

    public Personal<string>? Phone { get; set; }

    public Personal<string>? Address { get; set; }

    /// <summary>Gets or sets the number of the last event of the customer's stream; also what the ETag shows.</summary>
    public required long Version { get; set; }

    internal CustomerChanged ToEvent() => new(Id, Version, RegisteredBy, Name, Email, Phone, Address);
}
