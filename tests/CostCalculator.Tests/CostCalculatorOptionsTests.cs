using Messaging.Orders;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CostCalculator.Tests;

public sealed class CostCalculatorOptionsTests
{
    [Fact]
    public void The_price_list_that_is_shipped_is_valid_and_has_every_material()
    {
        var options = Read([]);
        options.Prices.Materials.Keys.ShouldBe(Enum.GetValues<Material>(), ignoreOrder: true);
        options.Prices.Discounts.Count.ShouldBe(4);
        options.SlowLimit.ShouldBe(TimeSpan.FromMinutes(5));
    }

    [Fact]
    public void All_faults_are_reported_at_once_with_name_limit_and_value()
    {
        var faults = Should.Throw<OptionsValidationException>(() => Read(new()
        {
            ["CostCalculator:SlowLimit"] = "00:00:00",
            ["CostCalculator:MaxTriangles"] = "3",
            ["CostCalculator:BuildVolume:WidthMm"] = "0.5",
            ["CostCalculator:Prices:SetUp"] = "-1",
            ["CostCalculator:Prices:Materials:Abs:PricePerKg"] = "0",
            ["CostCalculator:Prices:Discounts:1:FromQuantity"] = "10",
            ["CostCalculator:Prices:Discounts:2:Percent"] = "9.5",
        })).Failures;

        faults.ShouldBe(
        [
            "CostCalculator:SlowLimit must be 00:00:00.0010000 to 1.00:00:00, but is 00:00:00.",
            "CostCalculator:MaxTriangles must be 4 to 100000000, but is 3.",
            "CostCalculator:BuildVolume:WidthMm must be 1 to 10000, but is 0.5.",
            "CostCalculator:Prices:SetUp must be 0 to 100000, but is -1.",
            "CostCalculator:Prices:Materials:Abs:PricePerKg must be 0.01 to 100000, but is 0.",
            "CostCalculator:Prices:Discounts:1:FromQuantity must be greater than that of the step before (10), but is 10.",
            "CostCalculator:Prices:Discounts:2:Percent must be greater than that of the step before (10), but is 9.5.",
        ]);
    }

    [Fact]
    public void A_material_without_a_price_is_refused_by_name() =>
        Should.Throw<OptionsValidationException>(() => Read([], withPriceList: false)).Failures
            .ShouldContain("CostCalculator:Prices:Materials:Nylon is missing; every material that can be ordered needs a price.");

    [Theory]
    [InlineData("CostCalculator:SlowLimits", "00:01:00", "SlowLimits")]
    [InlineData("CostCalculator:Prices:Materials:Pla:Price", "3", "Price")]
    [InlineData("CostCalculator:Prices:Materials:Wood:PricePerKg", "3", "Wood")]
    public void An_unknown_setting_is_refused_by_name(string key, string value, string name) =>
        Should.Throw<InvalidOperationException>(() => Read(new() { [key] = value })).ToString().ShouldContain($"'{name}'");

    private static CostCalculatorOptions Read(Dictionary<string, string?> settings, bool withPriceList = true)
    {
        var configuration = new ConfigurationBuilder();
        if (withPriceList)
            configuration.AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json"));
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(configuration.AddInMemoryCollection(settings).Build());
        services.AddCostCalculatorOptions();
        using var provider = services.BuildServiceProvider();
        return provider.GetRequiredService<IOptions<CostCalculatorOptions>>().Value;
    }
}
