namespace CostCalculator.Calculations;

/// <summary>A model could not be fetched from Shop, for a reason that does not lie in the model: trying again later may help.</summary>
/// <param name="modelId">The model.</param>
/// <param name="cause">What went wrong.</param>
internal sealed class ModelUnavailableException(Guid modelId, Exception cause)
    : Exception($"Model {modelId:D} cannot be fetched from Shop: {cause.Message}", cause)
{
    public Guid ModelId { get; } = modelId;
}
