using CostCalculator.Pricing;
using CostCalculator.Printing;
using FsCheck;
using FsCheck.Xunit;
using Messaging.Orders;

namespace CostCalculator.Tests.Pricing;

public sealed class PriceCalculationTests
{
    // Numbers that make each rule's share a round amount.
    private static readonly PriceList Prices = new()
    {
        SetUp = 15,
        MachineHour = 36,
        Materials = new()
        {
            [Material.Pla] = new() { PricePerKg = 20, DensityGramsPerCm3 = 1.25m, DepositionMm3PerSecond = 10, LayerHeightMm = 0.2m, SecondsPerLayer = 2 },
            [Material.Resin] = new() { PricePerKg = 100, DensityGramsPerCm3 = 1, DepositionMm3PerSecond = 100, LayerHeightMm = 0.05m, SecondsPerLayer = 0 },
        },
        Discounts = [new() { FromQuantity = 10, Percent = 5 }, new() { FromQuantity = 100, Percent = 12.5m }],
    };

    [Fact]
    public void Material_costs_volume_by_density_by_price() => Price(volumeMm3: 40_000).Material.ShouldBe(1.00m);

    [Fact]
    public void The_machine_costs_the_time_to_lay_down_the_volume_and_to_change_layers()
    {
        // 10,000 mm3 at 10 mm3/s, and 50 layers of 2 s.
        var price = Price(volumeMm3: 10_000, heightMm: 10);
        price.MachineSecondsPerPiece.ShouldBe(1_100);
        price.Machine.ShouldBe(11.00m);
    }

    [Fact]
    public void A_layer_begun_is_a_layer() => Price(volumeMm3: 10, heightMm: 0.3).MachineSecondsPerPiece.ShouldBe(1 + 2 * 2);

    [Fact]
    public void Rounding_of_single_precision_does_not_begin_a_layer() => Price(volumeMm3: 10, heightMm: 0.6f).MachineSecondsPerPiece.ShouldBe(1 + 3 * 2);

    [Fact]
    public void Set_up_is_paid_once_whatever_the_quantity()
    {
        Price(quantity: 1).SetUp.ShouldBe(15);
        Price(quantity: 500).SetUp.ShouldBe(15);
    }

    [Fact]
    public void Each_material_has_its_own_rates()
    {
        var resin = Price(volumeMm3: 10_000, heightMm: 10, material: Material.Resin);
        resin.Material.ShouldBe(1.00m);
        resin.MachineSecondsPerPiece.ShouldBe(100);
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(9, 0)]
    [InlineData(10, 5)]
    [InlineData(99, 5)]
    [InlineData(100, 12.5)]
    [InlineData(10_000, 12.5)]
    public void The_last_discount_step_that_is_reached_applies_to_all_pieces_but_not_to_set_up(int quantity, double percent)
    {
        var price = Price(volumeMm3: 40_000, heightMm: 0, quantity: quantity);
        price.Material.ShouldBe(1.00m * quantity);
        price.Machine.ShouldBe(40.00m * quantity);
        price.Discount.ShouldBe(41.00m * quantity * (decimal)percent / 100);
        price.Total.ShouldBe(price.Material + price.Machine + 15 - price.Discount);
    }

    [Fact]
    public void Amounts_are_rounded_to_the_cent_for_the_whole_quantity_halves_away_from_zero()
    {
        // 0.005 a piece: 3 pieces cost 0.015, which is 0.02, not three times 0.01.
        Price(volumeMm3: 200, quantity: 3).Material.ShouldBe(0.02m);
        Price(volumeMm3: 200, quantity: 1).Material.ShouldBe(0.01m);
    }

    [Property]
    public void More_pieces_never_cost_less_and_amounts_are_whole_cents(PositiveInt volume, PositiveInt quantity)
    {
        var fewer = Price(volume.Get, heightMm: 10, quantity.Get);
        fewer.Total.ShouldBe(decimal.Round(fewer.Total, 2));
        fewer.Total.ShouldBeGreaterThanOrEqualTo(fewer.SetUp);
        // Within one discount step; where a step is reached, buying more may be cheaper, as everywhere.
        if (quantity.Get is not (9 or 99))
            Price(volume.Get, heightMm: 10, quantity.Get + 1).Total.ShouldBeGreaterThanOrEqualTo(fewer.Total);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void No_pieces_have_no_price(int quantity) => Should.Throw<ArgumentOutOfRangeException>(() => Price(quantity: quantity));

    private static PriceBreakdown Price(double volumeMm3 = 1_000, double heightMm = 0, int quantity = 1, Material material = Material.Pla) =>
        PriceCalculation.Price(Prices, material, volumeMm3, new Placement(heightMm), quantity);
}
