using CostCalculator.ModelFiles;

namespace CostCalculator.Calculations;

/// <summary>What was measured of a model that can be printed; it is watertight, or it would not be.</summary>
/// <param name="Format">The file's format.</param>
/// <param name="FileBytes">The file's length in bytes.</param>
/// <param name="TriangleCount">How many triangles it has.</param>
/// <param name="VolumeMm3">Its volume in cubic millimetres.</param>
/// <param name="SurfaceMm2">Its surface in square millimetres.</param>
/// <param name="WidthMm">Its extent along x in millimetres.</param>
/// <param name="DepthMm">Its extent along y in millimetres.</param>
/// <param name="HeightMm">Its extent along z in millimetres.</param>
internal sealed record CalculatedModel(
    ModelFormat Format, long FileBytes, long TriangleCount, double VolumeMm3, double SurfaceMm2, double WidthMm, double DepthMm, double HeightMm)
{
    public static CalculatedModel Of(MeasuredModel model)
    {
        var measures = model.Measures;
        return new CalculatedModel(
            model.Format, model.Bytes, measures.TriangleCount, measures.VolumeMm3, measures.SurfaceMm2,
            measures.Box.WidthMm, measures.Box.DepthMm, measures.Box.HeightMm);
    }
}
