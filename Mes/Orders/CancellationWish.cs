using Messaging.Contracts;
using Messaging.Orders;

namespace Mes.Orders;

/// <summary>A request to cancel an order that arrived before the order's approval did. It is decided when that arrives.</summary>
internal sealed class CancellationWish
{
    // For Entity Framework, which fills the properties itself.
    private CancellationWish()
    {
    }

    internal OrderId OrderId { get; private set; }

    internal Guid RequestId { get; private set; }

    internal string Reason { get; private set; } = string.Empty;

    internal static CancellationWish From(OrderCancellationRequested request) =>
        new() { OrderId = request.OrderId, RequestId = request.RequestId, Reason = request.Reason };
}
