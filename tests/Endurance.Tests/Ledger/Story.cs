using Endurance.Ledger;
using Endurance.Load;
using Endurance.Poison;
using Endurance.Running;
using Endurance.Witnessing;
using Simulator.Apis;

namespace Endurance.Tests.Ledger;

/// <summary>One order that was created in the shop, as all databases would hold it; a test changes what it wants to be wrong.</summary>
internal sealed class Story
{
    internal const string OrderId = "S-100001";
    private static readonly Guid Customer = new("01a207d1-2b2f-7cf5-a8e6-69a32088cd45");
    private static readonly PublishedEvent Created = new(new Guid("01a207d1-60ee-71b3-8abe-4dd5e9d1fd51"), "order.created", $"order/{OrderId}", 1);
    private static readonly PublishedEvent Submitted = new(new Guid("01a207d1-6067-77ba-a515-c369a229c20b"), "order.status-changed", $"order/{OrderId}", 2);

    internal List<PublishedEvent> Published { get; } = [Created, Submitted];

    internal Dictionary<Service, List<OrderChange>> Histories { get; } = SystemImage.Followers.ToDictionary(
        service => service, _ => new List<OrderChange> { new(null, "Initiated", 1, null), new("Initiated", "Submitted", 2, null) });

    internal HashSet<Service> Unaware { get; } = [];

    internal HashSet<Service> Deaf { get; } = [];

    internal Dictionary<string, string> Noted { get; } = new() { ["key"] = OrderId };

    internal List<HeldRow> HeldByShop { get; } = [];

    internal long OutboxDepth { get; set; }

    /// <summary>Draws the balance of the order's creation, which was acknowledged, and answered twice where that is asked for.</summary>
    internal Balance Balance(params string[] answers)
    {
        var change = new Change(ServiceName.Shop, $"customers/{Customer}/orders", "key");
        object[] views = [.. (answers.Length == 0 ? [OrderId] : answers).Select(answer => new OrderView(answer, OrderStatus.Initiated, 1))];
        return Endurance.Ledger.Balance.Of([new ChangeFate(change, views, AfterDoubt: answers.Length > 1, InDoubt: false)], new PoisonBook(TimeProvider.System), Image());
    }

    private SystemImage Image() => new(
        Service.All.ToDictionary(service => service, ImageOf),
        new HashSet<Guid>(), new HashSet<Guid>(), new Dictionary<Guid, (string, string)>(), new Dictionary<Guid, string>(), new HashSet<Guid>(),
        new Dictionary<(string, string), string>(), new HashSet<string>(), new HashSet<string>(), new Dictionary<Guid, long>(),
        new Dictionary<(string, Guid), decimal?>(), new Dictionary<string, uint>());

    private ServiceImage ImageOf(Service service)
    {
        var knows = SystemImage.Followers.Contains(service) && !Unaware.Contains(service);
        List<OrderChange> history = knows ? Histories[service] : [];
        var orders = knows ? new Dictionary<string, OrderRow> { [OrderId] = new(OrderId, Customer, history[^1].NewStatus, history[^1].Version, "Pla", 1, null, null) } : [];
        var isShop = service == Service.Shop;
        return new ServiceImage(
            service, orders, history.ToLookup(_ => OrderId), isShop ? Noted : [], isShop ? Published : [],
            isShop || Deaf.Contains(service) ? new HashSet<Guid>() : Published.Select(published => published.MessageId).ToHashSet(),
            new Dictionary<string, long> { [$"order/{OrderId}"] = 2 }, isShop ? HeldByShop : [], isShop ? OutboxDepth : 0);
    }
}
