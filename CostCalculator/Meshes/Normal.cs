using System.Runtime.CompilerServices;

namespace CostCalculator.Meshes;

/// <summary>A vector across a triangle, as long as twice its area.</summary>
internal readonly record struct Normal(double X, double Y, double Z)
{
    public double Length => Math.Sqrt(X * X + Y * Y + Z * Z);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Normal Of(in Vertex a, in Vertex b, in Vertex c)
    {
        var (ux, uy, uz) = ((double)b.X - a.X, (double)b.Y - a.Y, (double)b.Z - a.Z);
        var (vx, vy, vz) = ((double)c.X - a.X, (double)c.Y - a.Y, (double)c.Z - a.Z);
        return new Normal(uy * vz - uz * vy, uz * vx - ux * vz, ux * vy - uy * vx);
    }

    /// <summary>Gives six times the signed volume of the tetrahedron between the triangle and <paramref name="apex"/>.</summary>
    /// <param name="apex">The fourth corner.</param>
    /// <param name="corner">Any corner of the triangle.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double DistanceTimesArea(in Vertex apex, in Vertex corner) =>
        ((double)corner.X - apex.X) * X + ((double)corner.Y - apex.Y) * Y + ((double)corner.Z - apex.Z) * Z;

    public static Normal operator +(in Normal left, in Normal right) => new(left.X + right.X, left.Y + right.Y, left.Z + right.Z);
}
