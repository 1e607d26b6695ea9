namespace CostCalculator.Meshes;

/// <summary>What was measured of a mesh.</summary>
/// <param name="VolumeMm3">The enclosed volume in cubic millimetres; only meaningful where the surface is watertight.</param>
/// <param name="SurfaceMm2">The surface in square millimetres.</param>
/// <param name="Box">The bounding box.</param>
/// <param name="TriangleCount">How many triangles the mesh has, degenerate ones included; a polygon of n corners counts as n - 2.</param>
/// <param name="Surface">Whether the surface is closed.</param>
/// <param name="EnclosesNothing">Whether the volume is zero within the accuracy of the sum, as that of a sheet with two sides is.</param>
internal sealed record MeshMeasures(
    double VolumeMm3, double SurfaceMm2, BoundingBox Box, long TriangleCount, SurfaceKind Surface, bool EnclosesNothing);
