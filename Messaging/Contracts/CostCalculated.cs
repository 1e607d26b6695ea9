using Messaging.Orders;
using ServiceDefaults.Classification;

namespace Messaging.Contracts;

/// <summary>CostCalculator priced a model.</summary>
/// <param name="OrderId">The order.</param>
/// <param name="CustomerId">Whose order it is.</param>
/// <param name="ModelId">The model that was priced; an answer for a model that the order no longer has changes nothing.</param>
/// <param name="Price">The price in euro for the whole quantity.</param>
/// <param name="VolumeMm3">The model's volume in cubic millimetres.</param>
/// <param name="SurfaceMm2">The model's surface in square millimetres.</param>
/// <param name="TriangleCount">How many triangles the model has.</param>
[IntegrationEvent("cost.calculated", 1)]
[ConsumedBy("shop")]
public sealed record CostCalculated(
    OrderId OrderId, Guid CustomerId, Guid ModelId, Financial<decimal> Price, double VolumeMm3, double SurfaceMm2, long TriangleCount) : IIntegrationEvent;
