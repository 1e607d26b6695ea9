using Messaging.Orders;

namespace Messaging.Contracts;

/// <summary>Shop asks for the price of an uploaded model; CostCalculator fetches the file from Shop.</summary>
/// <param name="OrderId">The order.</param>
/// <param name="CustomerId">Whose order it is.</param>
/// <param name="ModelId">The model file, at <c>GET /models/{modelId}</c> of Shop.</param>
/// <param name="Material">What to print it from.</param>
/// <param name="Quantity">How many pieces.</param>
[IntegrationEvent("cost.calculation-requested", 1)]
[ConsumedBy("cost-calculator")]
public sealed record CostCalculationRequested(OrderId OrderId, Guid CustomerId, Guid ModelId, Material Material, int Quantity) : IIntegrationEvent;
