using System.Numerics;
using System.Runtime.CompilerServices;

namespace CostCalculator.Meshes;

/// <summary>Measures a mesh triangle by triangle, in constant memory.</summary>
/// <remarks>
/// The volume is the sum of the signed tetrahedra over the triangles (positive where the corners run anticlockwise seen from outside). They meet in the first vertex, not in
/// the origin of the coordinates, so that a small part far from the origin does not drown in rounding.
/// </remarks>
internal sealed class MeshMeter
{
    // A sheet with two sides sums to zero but for rounding; a printable body is orders of magnitude above this share of the summed sizes.
    private const double RoundingShare = 1e-10;

    private EdgeFingerprint _edges;
    private Vertex _apex;
    private Vector3 _least = Vector3.PositiveInfinity;
    private Vector3 _greatest = Vector3.NegativeInfinity;
    private double _sixfoldVolume;
    private double _sixfoldSize;
    private double _twofoldSurface;

    public long TriangleCount { get; private set; }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void AddTriangle(in Vertex a, in Vertex b, in Vertex c)
    {
        if (TriangleCount++ == 0)
            _apex = a;
        var normal = AddTetrahedron(a, b, c);
        _twofoldSurface += normal.Length;
        Widen(a);
        Widen(b);
        Widen(c);
        _edges.Walk(new VertexHash(a), new VertexHash(b), new VertexHash(c));
    }

    /// <summary>Adds a flat polygon of at least three corners as a fan of triangles.</summary>
    /// <remarks>The area is that of the fan's summed normals: in a concave polygon some triangles of the fan lie outside, are turned over, and have to count negative.</remarks>
    public void AddPolygon(ReadOnlySpan<Vertex> corners)
    {
        if (TriangleCount == 0)
            _apex = corners[0];
        TriangleCount += corners.Length - 2;
        var normal = default(Normal);
        for (var i = 2; i < corners.Length; i++)
            normal += AddTetrahedron(corners[0], corners[i - 1], corners[i]);
        _twofoldSurface += normal.Length;
        var from = new VertexHash(corners[^1]);
        foreach (ref readonly var corner in corners)
        {
            Widen(corner);
            var to = new VertexHash(corner);
            _edges.Walk(from, to);
            from = to;
        }
    }

    public MeshMeasures Measure()
    {
        var box = TriangleCount == 0
            ? default
            : new BoundingBox((double)_greatest.X - _least.X, (double)_greatest.Y - _least.Y, (double)_greatest.Z - _least.Z);
        var enclosesNothing = Math.Abs(_sixfoldVolume) <= RoundingShare * _sixfoldSize;
        return new MeshMeasures(Math.Abs(_sixfoldVolume) / 6, _twofoldSurface / 2, box, TriangleCount, _edges.Kind, enclosesNothing);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Normal AddTetrahedron(in Vertex a, in Vertex b, in Vertex c)
    {
        var normal = Normal.Of(a, b, c);
        var sixfold = ((double)a.X - _apex.X) * normal.X + ((double)a.Y - _apex.Y) * normal.Y + ((double)a.Z - _apex.Z) * normal.Z;
        _sixfoldVolume += sixfold;
        _sixfoldSize += Math.Abs(sixfold);
        return normal;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Widen(in Vertex vertex)
    {
        var place = new Vector3(vertex.X, vertex.Y, vertex.Z);
        _least = Vector3.Min(_least, place);
        _greatest = Vector3.Max(_greatest, place);
    }
}
