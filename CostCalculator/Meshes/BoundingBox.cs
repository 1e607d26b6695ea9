namespace CostCalculator.Meshes;

/// <summary>The smallest box along the axes that holds a model: its extents in millimetres.</summary>
internal readonly record struct BoundingBox(double WidthMm, double DepthMm, double HeightMm)
{
    /// <inheritdoc/>
    public override string ToString() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{WidthMm:0.##} x {DepthMm:0.##} x {HeightMm:0.##} mm");
}
