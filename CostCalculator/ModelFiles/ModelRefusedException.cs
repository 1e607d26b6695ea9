using Messaging.Contracts;

namespace CostCalculator.ModelFiles;

/// <summary>A model cannot be priced, for a reason that lies in the model: trying again changes nothing.</summary>
/// <param name="reason">What is wrong.</param>
/// <param name="detail">The same in a sentence that the customer can act on: where it is wrong and what would be right.</param>
internal sealed class ModelRefusedException(CalculationFailure reason, string detail) : Exception(detail)
{
    public CalculationFailure Reason { get; } = reason;

    public static ModelRefusedException Corrupt(string detail) => new(CalculationFailure.CorruptFile, detail);

    /// <param name="where">The facet or line.</param>
    /// <param name="quote">What stands there, where it is text.</param>
    public static ModelRefusedException NotFinite(string where, string? quote = null) => Corrupt(
        $"{where} has a coordinate that is infinite or not a number{(quote is null ? "" : $": {quote}")}. "
        + "Coordinates are finite millimetres; repair the model and export it again.");

    public static ModelRefusedException Empty(string detail) => new(CalculationFailure.Empty, detail);

    public static ModelRefusedException TooLarge(string detail) => new(CalculationFailure.TooLarge, detail);
}
