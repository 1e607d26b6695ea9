using ServiceDefaults.Classification;

namespace Messaging.Contracts;

/// <summary>A customer was registered (sequence 1) or their data changed (sequence 2 and up). Published by the system that registered them, Shop or CRM.</summary>
/// <param name="CustomerId">The customer.</param>
/// <param name="Sequence">The number within the customer's stream.</param>
/// <param name="RegisteredBy">The system that registered them and owns their data.</param>
/// <param name="Name">Their full name.</param>
/// <param name="Email">Their e-mail address.</param>
/// <param name="Phone">Their phone number.</param>
/// <param name="Address">Their postal address.</param>
[IntegrationEvent("customer.changed", 1)]
[ConsumedBy("shop", "crm")]
public sealed record CustomerChanged(
    Guid CustomerId,
    long Sequence,
    Orders.OrderSystem RegisteredBy,
    Personal<string> Name,
    Personal<string> Email,
    Personal<string>? Phone,
    Personal<string>? Address) : IStreamEvent
{
    /// <inheritdoc/>
    public string StreamId => $"customer/{CustomerId:D}";
}
