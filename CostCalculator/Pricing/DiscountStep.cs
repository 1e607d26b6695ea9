using System.ComponentModel.DataAnnotations;

namespace CostCalculator.Pricing;

/// <summary>A discount on material and machine time; set-up is never discounted.</summary>
internal sealed class DiscountStep
{
    /// <summary>Gets or sets from how many pieces on it applies.</summary>
    [Range(2, 1_000_000)]
    public int FromQuantity { get; set; }

    /// <summary>Gets or sets the discount in per cent.</summary>
    [Range(typeof(decimal), "0.01", "99")]
    public decimal Percent { get; set; }
}
