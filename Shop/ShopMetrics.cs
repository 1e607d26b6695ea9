using System.Diagnostics;
using System.Diagnostics.Metrics;
using Messaging.Orders;

namespace Shop;

/// <summary>What the shop counts (meter <c>Shop</c>). Call it once the change is committed.</summary>
internal sealed class ShopMetrics
{
    internal const string MeterName = "Shop";

    private readonly Counter<long> _ordersCreated;
    private readonly Counter<long> _statusChanges;
    private readonly Histogram<long> _uploadSize;

    public ShopMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(MeterName);
        _ordersCreated = meter.CreateCounter<long>("shop.orders.created", "{order}", "Orders the shop has created or taken over, by the system that created them.");
        _statusChanges = meter.CreateCounter<long>("shop.orders.status_changes", "{change}", "Changes of order status the shop has made or followed, by new status.");
        _uploadSize = meter.CreateHistogram<long>("shop.models.upload.size", "By", "Sizes of uploaded model files.");
    }

    internal void OrderCreated(OrderSystem by) => _ordersCreated.Add(1, new TagList { { "order.system", by.ToString().ToLowerInvariant() } });

    internal void StatusChanged(OrderStatus to) => _statusChanges.Add(1, new TagList { { "order.status.new", to.ToString() } });

    internal void ModelUploaded(long bytes) => _uploadSize.Record(bytes);
}
