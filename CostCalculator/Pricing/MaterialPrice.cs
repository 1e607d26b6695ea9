using System.ComponentModel.DataAnnotations;

namespace CostCalculator.Pricing;

/// <summary>What a material costs and how it prints.</summary>
internal sealed class MaterialPrice
{
    /// <summary>Gets or sets the price of a kilogram in euro.</summary>
    [Range(typeof(decimal), "0.01", "100000")]
    public decimal PricePerKg { get; set; }

    /// <summary>Gets or sets the mass of a cubic centimetre in grams.</summary>
    [Range(typeof(decimal), "0.01", "25")]
    public decimal DensityGramsPerCm3 { get; set; }

    /// <summary>Gets or sets how many cubic millimetres the machine lays down in a second.</summary>
    [Range(typeof(decimal), "0.01", "10000")]
    public decimal DepositionMm3PerSecond { get; set; }

    /// <summary>Gets or sets the height of a layer in millimetres.</summary>
    [Range(typeof(decimal), "0.005", "5")]
    public decimal LayerHeightMm { get; set; }

    /// <summary>Gets or sets how long the machine takes from one layer to the next, in seconds.</summary>
    [Range(typeof(decimal), "0", "3600")]
    public decimal SecondsPerLayer { get; set; }
}
