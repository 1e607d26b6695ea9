using System.Text.RegularExpressions;
using Simulator.Apis;

namespace Endurance.Ledger;

/// <summary>What a service promises when it acknowledges a change of one kind.</summary>
/// <param name="What">The kind of change.</param>
/// <param name="Service">The service that is asked.</param>
/// <param name="Path">By which path.</param>
/// <param name="IsKept">Whether the change is there, in all systems that must know it.</param>
internal sealed record Promise(string What, string Service, Regex Path, Func<PromiseCase, bool> IsKept)
{
    private const string ShopOrder = "customers/[^/]+/orders/(?<order>[^/]+)";

    /// <summary>Gets all.</summary>
    internal static IReadOnlyList<Promise> All { get; } =
    [
        Of("customer registered", ServiceName.Shop, "customers", IsCustomerKnown),
        Of("customer registered", ServiceName.Crm, "customers", IsCustomerKnown),
        Of("order created", ServiceName.Shop, "customers/[^/]+/orders", it => it.IsKnown(it.Created)),
        Of("order created", ServiceName.Crm, "orders", it => it.IsKnown(it.Created)),
        Of("model uploaded", ServiceName.Shop, $"{ShopOrder}/model.*", it => it.Came(OrderStatus.Submitted)),
        Of("model uploaded", ServiceName.Crm, "orders/(?<order>[^/]+)/model.*", it => it.Came(OrderStatus.Submitted)),
        Of("order approved", ServiceName.Shop, $"{ShopOrder}/approve", it => it.Came(OrderStatus.ManufacturingApproved)),
        Of("order approved", ServiceName.Crm, "orders/(?<order>[^/]+)/approve", it => it.Came(OrderStatus.ManufacturingApproved)),
        Of("cancellation", ServiceName.Shop, $"{ShopOrder}/cancel", IsCancellationDecided),
        Of("cancellation", ServiceName.Crm, "orders/(?<order>[^/]+)/cancel", IsCancellationDecided),
        Of("operator registered", ServiceName.Mes, "operators", it => it.Image.Operators.Contains(it.CreatedId)),
        Of("operation started", ServiceName.Mes, "orders/(?<order>[^/]+)/operations/(?<kind>[^/]+)/start", it => it.Image.Operations.GetValueOrDefault(it.Operation) is "Started" or "Completed"),
        Of("operation completed", ServiceName.Mes, "orders/(?<order>[^/]+)/operations/(?<kind>[^/]+)/complete", it => it.Image.Operations.GetValueOrDefault(it.Operation) is "Completed"),
        Of("order shipped", ServiceName.Mes, "orders/(?<order>[^/]+)/ship", it => it.Image.Shipped.Contains(it.OrderId) && it.Came(OrderStatus.Shipped)),
        Of("complaint filed", ServiceName.Crm, "orders/(?<order>[^/]+)/complaints", it => it.Image.Complaints.TryGetValue(it.CreatedId, out var filed) && filed.OrderId == it.OrderId),
        Of("complaint resolved", ServiceName.Crm, "complaints/(?<id>[^/]+)/resolve", it => it.Image.Complaints.TryGetValue(it.Id, out var filed) && filed.Status == "Resolved"),
        Of("ticket opened", ServiceName.Crm, "tickets", it => it.Image.Tickets.ContainsKey(it.CreatedId)),
        Of("ticket closed", ServiceName.Crm, "tickets/(?<id>[^/]+)/close", it => it.Image.Tickets.GetValueOrDefault(it.Id) == "Closed"),
        Of("order closed", ServiceName.Crm, "orders/(?<order>[^/]+)/close", it => it.Came(OrderStatus.Closed)),
    ];

    private static Promise Of(string what, string service, string path, Func<PromiseCase, bool> isKept) =>
        new(what, service, new Regex($"^{path}$", RegexOptions.CultureInvariant), isKept);

    private static bool IsCustomerKnown(PromiseCase it) => it.Image.ShopCustomers.Contains(it.CreatedId) && it.Image.CrmCustomers.Contains(it.CreatedId);

    // What production decides later, it must have decided: the order is cancelled, or the refusal has arrived.
    private static bool IsCancellationDecided(PromiseCase it) => it.Answer is OrderView { Status: OrderStatus.Cancelled }
        ? it.Came(OrderStatus.Cancelled)
        : !it.Image.OpenCancellations.Contains(it.OrderId);
}
