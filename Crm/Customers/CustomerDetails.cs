using Messaging.Contracts;
using ServiceDefaults.Classification;

namespace Crm.Customers;

/// <summary>Who a customer is and how to reach them. All of it is personal.</summary>
/// <param name="Name">Their full name.</param>
/// <param name="Email">Their e-mail address.</param>
/// <param name="Phone">Their phone number.</param>
/// <param name="Address">Their postal address.</param>
internal sealed record CustomerDetails(Personal<string> Name, Personal<string> Email, Personal<string>? Phone, Personal<string>? Address)
{
    internal static CustomerDetails Of(CustomerChanged change) => new(change.Name, change.Email, change.Phone, change.Address);
}
