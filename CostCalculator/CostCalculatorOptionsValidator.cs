using System.ComponentModel.DataAnnotations;
using System.Globalization;
using CostCalculator.Pricing;
using Messaging.Orders;
using Microsoft.Extensions.Options;

namespace CostCalculator;

/// <summary>Checks the settings at start and reports all faults at once.</summary>
internal sealed class CostCalculatorOptionsValidator : IValidateOptions<CostCalculatorOptions>
{
    public ValidateOptionsResult Validate(string? name, CostCalculatorOptions options)
    {
        List<string> faults = [];
        CheckRanges(faults, CostCalculatorOptions.Section, options);
        CheckRanges(faults, $"{CostCalculatorOptions.Section}:BuildVolume", options.BuildVolume);
        CheckRanges(faults, $"{CostCalculatorOptions.Section}:Prices", options.Prices);
        CheckMaterials(faults, options.Prices);
        CheckDiscounts(faults, options.Prices);
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static void CheckMaterials(List<string> faults, PriceList prices)
    {
        const string key = $"{CostCalculatorOptions.Section}:Prices:Materials";
        foreach (var material in Enum.GetValues<Material>())
        {
            if (prices.Materials.TryGetValue(material, out var price))
                CheckRanges(faults, $"{key}:{material}", price);
            else
                faults.Add($"{key}:{material} is missing; every material that can be ordered needs a price.");
        }
    }

    private static void CheckDiscounts(List<string> faults, PriceList prices)
    {
        for (var i = 0; i < prices.Discounts.Count; i++)
        {
            var key = string.Create(CultureInfo.InvariantCulture, $"{CostCalculatorOptions.Section}:Prices:Discounts:{i}");
            var step = prices.Discounts[i];
            CheckRanges(faults, key, step);
            if (i == 0)
                continue;
            var before = prices.Discounts[i - 1];
            if (step.FromQuantity <= before.FromQuantity)
                faults.Add($"{key}:FromQuantity must be greater than that of the step before ({before.FromQuantity}), but is {step.FromQuantity}.");
            if (step.Percent <= before.Percent)
            {
                faults.Add(string.Create(
                    CultureInfo.InvariantCulture, $"{key}:Percent must be greater than that of the step before ({before.Percent}), but is {step.Percent}."));
            }
        }
    }

    private static void CheckRanges(List<string> faults, string key, object settings)
    {
        foreach (var property in settings.GetType().GetProperties())
        {
            foreach (var range in property.GetCustomAttributes(typeof(RangeAttribute), inherit: true).Cast<RangeAttribute>())
            {
                range.ParseLimitsInInvariantCulture = true;
                range.ConvertValueInInvariantCulture = true;
                var value = property.GetValue(settings);
                if (!range.IsValid(value))
                    faults.Add(string.Create(CultureInfo.InvariantCulture, $"{key}:{property.Name} must be {range.Minimum} to {range.Maximum}, but is {value}."));
            }
        }
    }
}
