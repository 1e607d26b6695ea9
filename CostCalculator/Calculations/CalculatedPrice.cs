using CostCalculator.Pricing;
using ServiceDefaults.Classification;

namespace CostCalculator.Calculations;

/// <summary>What an order costs and why, in euro for the whole quantity.</summary>
/// <param name="Material">The material of all pieces.</param>
/// <param name="Machine">The machine time of all pieces.</param>
/// <param name="SetUp">Preparing the machine, once.</param>
/// <param name="Discount">What is taken off for the quantity, not negative.</param>
/// <param name="Total">What the customer pays.</param>
/// <param name="MachineSecondsPerPiece">How long the machine works on one piece.</param>
internal sealed record CalculatedPrice(
    Financial<decimal> Material, Financial<decimal> Machine, Financial<decimal> SetUp, Financial<decimal> Discount, Financial<decimal> Total,
    decimal MachineSecondsPerPiece)
{
    public static CalculatedPrice Of(PriceBreakdown price) =>
        new(new(price.Material), new(price.Machine), new(price.SetUp), new(price.Discount), new(price.Total), price.MachineSecondsPerPiece);
}
