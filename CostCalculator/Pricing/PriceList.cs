using System.ComponentModel.DataAnnotations;
using Messaging.Orders;

namespace CostCalculator.Pricing;

/// <summary>What printing costs, in euro (section <c>CostCalculator:Prices</c>; the price list itself stands in appsettings.json).</summary>
internal sealed class PriceList
{
    /// <summary>Gets or sets what preparing the machine costs, once for an order, in euro.</summary>
    [Range(typeof(decimal), "0", "100000")]
    public decimal SetUp { get; set; }

    /// <summary>Gets or sets what an hour of the machine costs, in euro.</summary>
    [Range(typeof(decimal), "0", "100000")]
    public decimal MachineHour { get; set; }

    /// <summary>Gets or sets what each material costs and how fast it prints. Every material that can be ordered has an entry.</summary>
    public Dictionary<Material, MaterialPrice> Materials { get; set; } = [];

    /// <summary>
    /// Gets or sets the discounts for larger quantities, by rising quantity and rising percentage; the last step that is reached applies to all pieces.
    /// </summary>
    public List<DiscountStep> Discounts { get; set; } = [];
}
