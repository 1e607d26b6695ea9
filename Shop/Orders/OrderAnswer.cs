using Messaging.Orders;
using ServiceDefaults.Classification;

namespace Shop.Orders;

/// <summary>An order as the API shows it.</summary>
internal sealed record OrderAnswer(
    OrderId OrderId,
    Guid CustomerId,
    OrderSystem CreatedBy,
    Material Material,
    int Quantity,
    OrderStatus Status,
    long Version,
    Guid? ModelId,
    string? ModelFileName,
    long? ModelSize,
    Financial<decimal>? Price,
    string Currency,
    string? FailureReason,
    bool CancellationRequested,
    DateTimeOffset CreatedAt,
    DateTimeOffset ChangedAt)
{
    internal static OrderAnswer Of(Order order) => new(
        order.Id,
        order.CustomerId,
        order.CreatedBy,
        order.Material,
        order.Quantity,
        order.Status,
        order.Version,
        order.Model?.Id,
        order.Model?.FileName,
        order.Model?.Size,
        order.Price,
        "EUR",
        order.FailureReason,
        order.CancellationRequestId is not null,
        order.CreatedAt,
        order.ChangedAt);
}
