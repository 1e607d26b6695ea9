using System.ComponentModel.DataAnnotations;

namespace CostCalculator.Printing;

/// <summary>The space in which the printer builds. The default is that of the machine hall's printers.</summary>
internal sealed class BuildVolume
{
    /// <summary>Gets or sets the extent along x in millimetres.</summary>
    /// <value>The default is 300 mm.</value>
    [Range(1, 10_000)]
    public double WidthMm { get; set; } = 300;

    /// <summary>Gets or sets the extent along y in millimetres.</summary>
    /// <value>The default is 300 mm.</value>
    [Range(1, 10_000)]
    public double DepthMm { get; set; } = 300;

    /// <summary>Gets or sets the extent along z, in which layers are laid, in millimetres.</summary>
    /// <value>The default is 400 mm.</value>
    [Range(1, 10_000)]
    public double HeightMm { get; set; } = 400;

    /// <inheritdoc/>
    public override string ToString() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{WidthMm:0.##} x {DepthMm:0.##} x {HeightMm:0.##} mm");
}
