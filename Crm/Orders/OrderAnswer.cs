using Messaging.Orders;
using Microsoft.AspNetCore.Http.HttpResults;
using ServiceDefaults.Classification;
using ServiceDefaults.Http;

namespace Crm.Orders;

/// <summary>An order as the API shows it.</summary>
/// <param name="OrderId">The order's number.</param>
/// <param name="CustomerId">Whose order it is.</param>
/// <param name="CreatedBy">Shop or CRM.</param>
/// <param name="Material">What to print it from.</param>
/// <param name="Quantity">How many pieces.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Version">The number of the last event of its stream.</param>
/// <param name="ModelId">Its model file, once it has one.</param>
/// <param name="Price">The price for the whole quantity, once it is known.</param>
/// <param name="Currency">The price's currency.</param>
/// <param name="Reason">Why it failed or was cancelled.</param>
/// <param name="ClosedBy">Who of sales closed it.</param>
/// <param name="CreatedAt">When it was created.</param>
/// <param name="ChangedAt">When its status last changed.</param>
internal sealed record OrderAnswer(
    OrderId OrderId,
    Guid CustomerId,
    OrderSystem CreatedBy,
    Material Material,
    int Quantity,
    OrderStatus Status,
    long Version,
    Guid? ModelId,
    Financial<decimal>? Price,
    string Currency,
    string? Reason,
    Personal<string>? ClosedBy,
    DateTimeOffset CreatedAt,
    DateTimeOffset ChangedAt)
{
    internal static OrderAnswer Of(Order order) => new(
        order.OrderId,
        order.CustomerId,
        order.CreatedBy,
        order.Material,
        order.Quantity,
        order.Status,
        order.Version,
        order.ModelId,
        order.Price,
        "EUR",
        order.Reason,
        order.ClosedBy,
        order.CreatedAt,
        order.ChangedAt);

    internal Ok<OrderAnswer> ToOk(HttpContext http)
    {
        http.Response.Headers.ETag = new EntityTag(Version).ToString();
        return TypedResults.Ok(this);
    }
}
