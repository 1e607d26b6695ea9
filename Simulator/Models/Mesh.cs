using System.Numerics;

namespace Simulator.Models;

/// <summary>A surface of triangles over shared vertices, in millimetres; seen from outside, each triangle turns anticlockwise.</summary>
/// <param name="Vertices">The corners.</param>
/// <param name="Triangles">The indices of the corners.</param>
internal sealed record Mesh(IReadOnlyList<Vector3> Vertices, IReadOnlyList<Triangle> Triangles)
{
    /// <summary>Gives the mesh with every vertex moved by <paramref name="move"/>.</summary>
    internal Mesh Map(Func<Vector3, Vector3> move) => this with { Vertices = [.. Vertices.Select(move)] };

    /// <summary>Gives the mesh scaled so that its longest side is <paramref name="millimetres"/> long, in the positive octant.</summary>
    internal Mesh Fit(float millimetres)
    {
        var (low, high) = Bounds();
        var extent = high - low;
        var scale = millimetres / MathF.Max(extent.X, MathF.Max(extent.Y, extent.Z));
        return Map(vertex => (vertex - low) * scale);
    }

    /// <summary>Gives the corners of the box around the mesh.</summary>
    internal (Vector3 Low, Vector3 High) Bounds() =>
        (Vertices.Aggregate(Vector3.Min), Vertices.Aggregate(Vector3.Max));

    /// <summary>Gives the unit vector that points out of a triangle, or zero where it has no area.</summary>
    internal Vector3 NormalOf(Triangle triangle)
    {
        var a = Vertices[triangle.A];
        var normal = Vector3.Cross(Vertices[triangle.B] - a, Vertices[triangle.C] - a);
        var length = normal.Length();
        return length > 0 ? normal / length : Vector3.Zero;
    }
}
