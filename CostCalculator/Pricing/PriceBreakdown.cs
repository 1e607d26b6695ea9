namespace CostCalculator.Pricing;

/// <summary>What an order costs and why, in euro for the whole quantity; each amount in whole cents, so that they add up to the total.</summary>
/// <param name="Material">The material of all pieces.</param>
/// <param name="Machine">The machine time of all pieces.</param>
/// <param name="SetUp">Preparing the machine, once.</param>
/// <param name="Discount">What is taken off for the quantity, not negative.</param>
/// <param name="MachineSecondsPerPiece">How long the machine works on one piece.</param>
internal sealed record PriceBreakdown(decimal Material, decimal Machine, decimal SetUp, decimal Discount, decimal MachineSecondsPerPiece)
{
    public decimal Total => Material + Machine + SetUp - Discount;
}
