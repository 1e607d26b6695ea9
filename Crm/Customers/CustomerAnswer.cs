using Messaging.Orders;
using Microsoft.AspNetCore.Http.HttpResults;
using ServiceDefaults.Classification;
using ServiceDefaults.Http;

namespace Crm.Customers;

/// <summary>A customer as the API shows them.</summary>
internal sealed record CustomerAnswer(
    Guid CustomerId,
    OrderSystem RegisteredBy,
    Personal<string> Name,
    Personal<string> Email,
    Personal<string>? Phone,
    Personal<string>? Address,
    long Version)
{
    internal static CustomerAnswer Of(Customer customer) => new(
        customer.CustomerId,
        customer.RegisteredBy,
        customer.Details.Name,
        customer.Details.Email,
        customer.Details.Phone,
        customer.Details.Address,
        customer.Version);

    internal Ok<CustomerAnswer> ToOk(HttpContext http)
    {
        http.Response.Headers.ETag = new EntityTag(Version).ToString();
        return TypedResults.Ok(this);
    }
}
