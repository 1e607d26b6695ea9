using System.Numerics;
using System.Runtime.CompilerServices;

namespace CostCalculator.Meshes;

/// <summary>Measures a mesh triangle by triangle, in constant memory.</summary>
/// <remarks>
/// The volume is the sum of the signed tetrahedra over the triangles (positive where the corners run anticlockwise seen from outside). They meet in the
/// first vertex, not in the origin of the coordinates, so that a part's distance from the origin is not among the numbers that are multiplied and cancel.
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

    /// <summary>Gets whether all coordinates so far are finite: one that is not makes every sum after it so, too.</summary>
    public bool IsFinite => double.IsFinite(_sixfoldSize);

    /// <summary>Adds triangles, three corners each.</summary>
    /// <remarks>All the time goes here: the sums are kept in local variables, that is in registers, and the loop is compiled at its best at once.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void AddTriangles(ReadOnlySpan<Vertex> corners)
    {
        if (TriangleCount == 0 && corners.Length > 0)
            _apex = corners[0];
        var (edges, apex, least, greatest) = (_edges, _apex, _least, _greatest);
        var (sixfoldVolume, sixfoldSize, twofoldSurface) = (_sixfoldVolume, _sixfoldSize, _twofoldSurface);
        for (var i = 2; i < corners.Length; i += 3)
        {
            ref readonly var a = ref corners[i - 2];
            ref readonly var b = ref corners[i - 1];
            ref readonly var c = ref corners[i];
            var normal = Normal.Of(a, b, c);
            var sixfold = normal.DistanceTimesArea(apex, a);
            sixfoldVolume += sixfold;
            sixfoldSize += Math.Abs(sixfold);
            twofoldSurface += normal.Length;
            least = Vector3.Min(least, Vector3.Min(a.Place, Vector3.Min(b.Place, c.Place)));
            greatest = Vector3.Max(greatest, Vector3.Max(a.Place, Vector3.Max(b.Place, c.Place)));
            edges.Walk(new VertexHash(a), new VertexHash(b), new VertexHash(c));
        }

        TriangleCount += corners.Length / 3;
        (_edges, _least, _greatest) = (edges, least, greatest);
        (_sixfoldVolume, _sixfoldSize, _twofoldSurface) = (sixfoldVolume, sixfoldSize, twofoldSurface);
    }

    /// <summary>Adds a flat polygon of at least three corners as a fan of triangles.</summary>
    /// <remarks>
    /// The area is that of the fan's summed normals: in a concave polygon some triangles of the fan lie outside, are turned over, and count negative.
    /// </remarks>
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
            (_least, _greatest) = (Vector3.Min(_least, corner.Place), Vector3.Max(_greatest, corner.Place));
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

    private Normal AddTetrahedron(in Vertex a, in Vertex b, in Vertex c)
    {
        var normal = Normal.Of(a, b, c);
        var sixfold = normal.DistanceTimesArea(_apex, a);
        _sixfoldVolume += sixfold;
        _sixfoldSize += Math.Abs(sixfold);
        return normal;
    }
}
