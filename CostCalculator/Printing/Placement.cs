using CostCalculator.Meshes;

namespace CostCalculator.Printing;

/// <summary>How a model stands in the printer.</summary>
/// <param name="HeightMm">Its height there, through which layers are laid, in millimetres.</param>
internal readonly record struct Placement(double HeightMm)
{
    /// <summary>
    /// Places a model as it is drawn where that fits, else turned by right angles so that it is lowest; <see langword="null"/> where it fits no way.
    /// </summary>
    public static Placement? Find(BoundingBox box, BuildVolume space)
    {
        if (Fits(box.WidthMm, box.DepthMm, box.HeightMm, space))
            return new Placement(box.HeightMm);
        double[] lowestFirst = [box.WidthMm, box.DepthMm, box.HeightMm];
        Array.Sort(lowestFirst);
        var (low, middle, high) = (lowestFirst[0], lowestFirst[1], lowestFirst[2]);
        return Fits(middle, high, low, space) ? new Placement(low)
            : Fits(low, high, middle, space) ? new Placement(middle)
            : Fits(low, middle, high, space) ? new Placement(high)
            : null;
    }

    // Turning about the vertical axis is free, so width and depth may change places.
    private static bool Fits(double width, double depth, double height, BuildVolume space) =>
        height <= space.HeightMm
        && ((width <= space.WidthMm && depth <= space.DepthMm) || (depth <= space.WidthMm && width <= space.DepthMm));
}
