using CostCalculator.Printing;
using Messaging.Orders;

namespace CostCalculator.Pricing;

/// <summary>The price rules.</summary>
/// <remarks>
/// A piece takes its volume of material, and of the machine the time to lay that down plus the time between layers (a layer begun is a layer).
/// Amounts are rounded to the cent, halves away from zero, for the whole quantity and not by the piece.
/// </remarks>
internal static class PriceCalculation
{
    private const decimal Mm3PerCm3 = 1_000m;
    private const decimal GramsPerKg = 1_000m;
    private const decimal SecondsPerHour = 3_600m;

    public static PriceBreakdown Price(PriceList prices, Material material, double volumeMm3, Placement placement, int quantity)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(quantity);
        var rate = prices.Materials[material];
        var volume = (decimal)volumeMm3;
        var kilograms = volume / Mm3PerCm3 * rate.DensityGramsPerCm3 / GramsPerKg;
        // Rounded to a micrometre first: single precision holds 0.6 mm as 0.60000002, which is not a layer more.
        var layers = Math.Ceiling(decimal.Round((decimal)placement.HeightMm, 3) / rate.LayerHeightMm);
        var seconds = volume / rate.DepositionMm3PerSecond + layers * rate.SecondsPerLayer;
        var materialCost = ToCents(kilograms * rate.PricePerKg * quantity);
        var machineCost = ToCents(seconds / SecondsPerHour * prices.MachineHour * quantity);
        var discount = ToCents((materialCost + machineCost) * DiscountPercent(prices, quantity) / 100);
        return new PriceBreakdown(materialCost, machineCost, ToCents(prices.SetUp), discount, decimal.Round(seconds, 3));
    }

    private static decimal DiscountPercent(PriceList prices, int quantity) =>
        prices.Discounts.LastOrDefault(step => quantity >= step.FromQuantity)?.Percent ?? 0;

    private static decimal ToCents(decimal amount) => decimal.Round(amount, 2, MidpointRounding.AwayFromZero);
}
