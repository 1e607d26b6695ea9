using System.Numerics;

namespace CostCalculator.Meshes;

/// <summary>A corner of a triangle, in millimetres.</summary>
/// <remarks>
/// Single precision is what binary STL holds; text formats are rounded to it, so that one model has one result whichever format it came in.
/// Within a build volume of half a metre it resolves 0.00003 mm.
/// </remarks>
internal readonly record struct Vertex(float X, float Y, float Z)
{
    public Vector3 Place => new(X, Y, Z);

    /// <summary>Gets whether no coordinate is infinite or not a number.</summary>
    public bool IsFinite => float.IsFinite(X) && float.IsFinite(Y) && float.IsFinite(Z);
}
