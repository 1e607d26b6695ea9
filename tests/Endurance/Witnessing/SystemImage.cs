using Endurance.Running;

namespace Endurance.Witnessing;

/// <summary>What all databases hold, read when nothing moves any more.</summary>
/// <param name="Services">By service.</param>
/// <param name="ShopCustomers">The customers that the shop knows.</param>
/// <param name="CrmCustomers">The customers that the CRM knows.</param>
/// <param name="Complaints">The orders that complaints are about, and the complaints' statuses, by complaint.</param>
/// <param name="Tickets">The statuses of tickets.</param>
/// <param name="Operators">The operators.</param>
/// <param name="Operations">The statuses of operations, by order and kind.</param>
/// <param name="Shipped">The orders that have a tracking number.</param>
/// <param name="OpenCancellations">The orders for which MES still owes the shop an answer.</param>
/// <param name="Models">The sizes of the model files that orders name, in bytes, by model.</param>
/// <param name="Calculated">The prices that the calculator answered with, by order and model.</param>
/// <param name="QueueDepths">How many messages wait at the broker, by queue.</param>
internal sealed record SystemImage(
    IReadOnlyDictionary<Service, ServiceImage> Services,
    IReadOnlySet<Guid> ShopCustomers,
    IReadOnlySet<Guid> CrmCustomers,
    IReadOnlyDictionary<Guid, (string OrderId, string Status)> Complaints,
    IReadOnlyDictionary<Guid, string> Tickets,
    IReadOnlySet<Guid> Operators,
    IReadOnlyDictionary<(string OrderId, string Kind), string> Operations,
    IReadOnlySet<string> Shipped,
    IReadOnlySet<string> OpenCancellations,
    IReadOnlyDictionary<Guid, long> Models,
    IReadOnlyDictionary<(string OrderId, Guid ModelId), decimal?> Calculated,
    IReadOnlyDictionary<string, uint> QueueDepths)
{
    /// <summary>The services that follow orders.</summary>
    internal static IReadOnlyList<Service> Followers { get; } = [Service.Shop, Service.Crm, Service.Mes];

    /// <summary>Gives what one service holds.</summary>
    internal ServiceImage this[Service service] => Services[service];
}
