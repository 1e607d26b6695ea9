using Messaging.Orders;

namespace Messaging.Contracts;

/// <summary>CostCalculator could not price a model.</summary>
/// <param name="OrderId">The order.</param>
/// <param name="CustomerId">Whose order it is.</param>
/// <param name="ModelId">The model.</param>
/// <param name="Reason">What is wrong with it.</param>
/// <param name="Detail">The same in a sentence that the customer can act on.</param>
[IntegrationEvent("cost.calculation-failed", 1)]
[ConsumedBy("shop")]
public sealed record CostCalculationFailed(OrderId OrderId, Guid CustomerId, Guid ModelId, CalculationFailure Reason, string Detail) : IIntegrationEvent;
