using System.Text.Json.Serialization;
using Messaging.Orders;
using Microsoft.AspNetCore.Http.HttpResults;
using ServiceDefaults.Http;

namespace Mes.Orders;

/// <summary>An order as the API shows it.</summary>
/// <param name="OrderId">The order's number.</param>
/// <param name="CustomerId">Whose order it is.</param>
/// <param name="Material">What to print it from.</param>
/// <param name="Quantity">How many pieces.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Version">The number of the last event of its stream.</param>
/// <param name="ApprovedAt">When it entered the production queue.</param>
/// <param name="TrackingNumber">The carrier's number, once it is shipped.</param>
/// <param name="Operations">Its operations in the sequence of production; none before it is approved.</param>
internal sealed record OrderView(
    OrderId OrderId,
    Guid CustomerId,
    Material Material,
    int Quantity,
    OrderStatus Status,
    long Version,
    DateTimeOffset? ApprovedAt,
    string? TrackingNumber,
    IReadOnlyList<OperationView> Operations)
{
    /// <summary>Gets the entity tag's number. Not <see cref="Version"/>, for operations change what is shown here without changing the order's status.</summary>
    [JsonIgnore]
    internal long Revision { get; private init; }

    internal static OrderView Of(Order order) => new(
        order.OrderId,
        order.CustomerId,
        order.Material,
        order.Quantity,
        order.Status,
        order.Version,
        order.ApprovedAt,
        order.TrackingNumber,
        [.. order.Operations.Select(OperationView.Of)])
    {
        Revision = order.Revision,
    };

    /// <summary>Gives the answer 200 with the entity tag.</summary>
    internal Ok<OrderView> ToOk(HttpContext context)
    {
        context.Response.Headers.ETag = new EntityTag(Revision).ToString();
        return TypedResults.Ok(this);
    }
}
