namespace CostCalculator.Meshes;

/// <summary>What the edges of a mesh say about its surface.</summary>
internal enum SurfaceKind
{
    /// <summary>Each edge is used as often in one direction as in the other: the surface is closed and has an inside.</summary>
    Watertight,

    /// <summary>Some edge belongs to an odd number of triangles: the surface has a hole.</summary>
    Open,

    /// <summary>Each edge belongs to an even number of triangles, but not all of them agree which side is outside.</summary>
    InconsistentlyOriented,
}
