using ServiceDefaults.Classification;

namespace Shop.Customers;

/// <summary>A customer as the API shows them.</summary>
internal sealed record CustomerAnswer(
    Guid CustomerId, Personal<string> Name, Personal<string> Email, Personal<string>? Phone, Personal<string>? Address, long Version)
{
    internal static CustomerAnswer Of(Customer customer) =>
        new(customer.Id, customer.Name, customer.Email, customer.Phone, customer.Address, customer.Version);
}
