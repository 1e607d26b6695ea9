using System.ComponentModel.DataAnnotations;
using CostCalculator.Pricing;
using CostCalculator.Printing;

namespace CostCalculator;

/// <summary>How models are fetched, checked and priced (section <c>CostCalculator</c>).</summary>
internal sealed class CostCalculatorOptions
{
    /// <summary>The section they are read from.</summary>
    public const string Section = "CostCalculator";

    /// <summary>Gets or sets the time a calculation may take before its log event is a warning.</summary>
    /// <value>The default is 5 minutes.</value>
    [Range(typeof(TimeSpan), "00:00:00.001", "1.00:00:00")]
    public TimeSpan SlowLimit { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>Gets or sets the time within which a model has to arrive and be read, before the attempt is given up and made again later.</summary>
    /// <value>The default is 5 minutes; at most 20, because the broker takes a message back after 30.</value>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:20:00")]
    public TimeSpan FetchTimeout { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>Gets or sets the most bytes a model file may have.</summary>
    /// <value>The default is 300 MiB, what 6 million triangles take as binary STL.</value>
    [Range(1_024, 10_737_418_240)]
    public long MaxModelBytes { get; set; } = 314_572_800;

    /// <summary>Gets or sets the most triangles a model may have. An OBJ file of as many takes up to 36 bytes of memory for each.</summary>
    /// <value>The default is 5,000,000.</value>
    [Range(4, 100_000_000)]
    public long MaxTriangles { get; set; } = 5_000_000;

    /// <summary>Gets or sets the space in which the printer builds.</summary>
    public BuildVolume BuildVolume { get; set; } = new();

    /// <summary>Gets or sets what printing costs.</summary>
    public PriceList Prices { get; set; } = new();
}
