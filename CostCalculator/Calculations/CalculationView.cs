using CostCalculator.ModelFiles;
using Messaging.Contracts;
using Messaging.Orders;
using ServiceDefaults.Classification;

namespace CostCalculator.Calculations;

/// <summary>A calculation as the API shows it.</summary>
/// <param name="CalculationId">The calculation.</param>
/// <param name="OrderId">The order.</param>
/// <param name="ModelId">The model.</param>
/// <param name="Material">What it is printed from.</param>
/// <param name="Quantity">How many pieces.</param>
/// <param name="Result"><c>success</c> or <c>failure</c>.</param>
/// <param name="Reason">Why it failed, where it did.</param>
/// <param name="Detail">The same in a sentence.</param>
/// <param name="Model">What was measured, where the model can be measured.</param>
/// <param name="Price">What it costs, where it can be priced.</param>
/// <param name="CalculatedAt">When.</param>
/// <param name="DurationMs">How long it took, in milliseconds.</param>
internal sealed record CalculationView(
    Guid CalculationId, OrderId OrderId, Guid ModelId, Material Material, int Quantity, string Result, CalculationFailure? Reason, string? Detail,
    CalculationView.ModelView? Model, CalculationView.PriceView? Price, DateTimeOffset CalculatedAt, double DurationMs)
{
    public static CalculationView Of(Calculation calculation) => new(
        calculation.CalculationId, calculation.OrderId, calculation.ModelId, calculation.Material, calculation.Quantity,
        CalculationTelemetry.ResultOf(calculation.Failure), calculation.Failure, calculation.Detail, ModelView.Of(calculation.Model), PriceView.Of(calculation.Price),
        calculation.CalculatedAt, calculation.DurationMs);

    /// <summary>What was measured; lengths in millimetres.</summary>
    internal sealed record ModelView(
        ModelFormat Format, long FileBytes, long TriangleCount, double VolumeMm3, double SurfaceMm2, double WidthMm, double DepthMm, double HeightMm)
    {
        public static ModelView? Of(CalculatedModel? model) => model is null
            ? null
            : new(
                model.Format, model.FileBytes, model.TriangleCount, model.VolumeMm3, model.SurfaceMm2, model.WidthMm, model.DepthMm, model.HeightMm);
    }

    /// <summary>What it costs, for the whole quantity.</summary>
    internal sealed record PriceView(
        Financial<decimal> Total, string Currency, Financial<decimal> Material, Financial<decimal> Machine, Financial<decimal> SetUp, Financial<decimal> Discount,
        decimal MachineSecondsPerPiece)
    {
        public static PriceView? Of(CalculatedPrice? price) => price is null
            ? null
            : new(price.Total, "EUR", price.Material, price.Machine, price.SetUp, price.Discount, price.MachineSecondsPerPiece);
    }
}
