using Messaging.Contracts;
using Messaging.Orders;

namespace CostCalculator.Calculations;

/// <summary>What came of pricing a model: a price, or the reason why there is none.</summary>
/// <remarks>A request for the same order, model, material and quantity is answered with it again, whatever the price list says by then.</remarks>
internal sealed class Calculation
{
    public Guid CalculationId { get; init; } = Guid.CreateVersion7();

    public required OrderId OrderId { get; init; }

    public required Guid CustomerId { get; init; }

    public required Guid ModelId { get; init; }

    public required Material Material { get; init; }

    public required int Quantity { get; init; }

    public required DateTimeOffset CalculatedAt { get; init; }

    public required double DurationMs { get; init; }

    /// <summary>Gets why there is no price, or <see langword="null"/> where there is one.</summary>
    public CalculationFailure? Failure { get; init; }

    /// <summary>Gets the same in a sentence that the customer can act on.</summary>
    public string? Detail { get; init; }

    /// <summary>Gets what was measured, where the model could be measured.</summary>
    public CalculatedModel? Model { get; init; }

    /// <summary>Gets what it costs, where it can be priced.</summary>
    public CalculatedPrice? Price { get; init; }

    /// <summary>Gets whether asking again gives the same: a missing file may have come meanwhile, a file itself never changes.</summary>
    public bool IsFinal => Failure != CalculationFailure.ModelMissing;

    public IIntegrationEvent ToAnswer() => this switch
    {
        { Price: { } price, Model: { } model } =>
            new CostCalculated(OrderId, CustomerId, ModelId, price.Total, model.VolumeMm3, model.SurfaceMm2, model.TriangleCount),
        { Failure: { } failure, Detail: { } detail } => new CostCalculationFailed(OrderId, CustomerId, ModelId, failure, detail),
        _ => throw new InvalidOperationException($"Calculation {CalculationId} has neither a price nor a failure."),
    };
}
