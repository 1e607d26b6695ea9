using System.Runtime.CompilerServices;

namespace CostCalculator.Meshes;

/// <summary>Tells in constant memory whether every edge of a mesh is matched by an opposite one, whatever the order of the triangles.</summary>
/// <remarks>
/// A walk along an edge adds two numbers of 64 bits, made from the hashes of its ends, to two sums; the walk back adds their negatives. So both sums end
/// at zero where each edge is walked as often one way as the other. A third sum, by exclusive or of a number that is the same both ways, ends at zero where
/// each edge is walked an even number of times.
/// What this does not tell:
/// a mesh with unmatched edges passes with a probability of about 2^-128 where nobody crafted it for these constants (one who did would get a price for
/// a broken model, no more);
/// an edge that four triangles share in two matched pairs, as where two cubes touch along an edge, passes on purpose: the solid and its volume are well
/// defined;
/// where the unmatched edges are, and how many.
/// A walk from a vertex to itself, as along a degenerate triangle, adds nothing, and such a triangle's two other edges match each other.
/// </remarks>
internal struct EdgeFingerprint
{
    private ulong _first;
    private ulong _second;
    private ulong _parity;

    public readonly SurfaceKind Kind => (_first | _second) == 0
        ? SurfaceKind.Watertight
        : _parity == 0 ? SurfaceKind.InconsistentlyOriented : SurfaceKind.Open;

    /// <summary>Walks around a triangle.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Walk(in VertexHash a, in VertexHash b, in VertexHash c)
    {
        var (ab, bc, ca) = (SameBothWays(a, b), SameBothWays(b, c), SameBothWays(c, a));
        _first += (a.First - b.First) * ab + (b.First - c.First) * bc + (c.First - a.First) * ca;
        _second += (a.Second - b.Second) * ab + (b.Second - c.Second) * bc + (c.Second - a.Second) * ca;
        _parity ^= (a.First == b.First ? 0 : ab) ^ (b.First == c.First ? 0 : bc) ^ (c.First == a.First ? 0 : ca);
    }

    /// <summary>Walks along one edge.</summary>
    public void Walk(in VertexHash from, in VertexHash to)
    {
        var edge = SameBothWays(from, to);
        _first += (from.First - to.First) * edge;
        _second += (from.Second - to.Second) * edge;
        _parity ^= from.First == to.First ? 0 : edge;
    }

    // Sum and exclusive or do not depend on the order; both together are (nearly) as much as the two ends.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong SameBothWays(in VertexHash a, in VertexHash b)
    {
        var high = Math.BigMul((a.First + b.First) ^ 0x8EBC6AF09C88C6E3, (a.Second ^ b.Second) ^ 0x589965CC75374CC3, out var low);
        return high ^ low;
    }
}
