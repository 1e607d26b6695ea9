using CostCalculator.Meshes;

namespace CostCalculator.Tests.Shapes;

/// <summary>A profile turned about the z axis in flat sides, as spheres, cones, rings and washers are tessellated.</summary>
/// <remarks>
/// Its volume and surface are exact for the polyhedron, not approximate for the round body: each pair of neighbouring points makes a frustum over a regular polygon,
/// whose volume is <c>sides/2 sin(2 pi/sides) (r1^2 + r1 r2 + r2^2)/3 dz</c>.
/// </remarks>
internal sealed class Lathe
{
    private readonly (double Radius, double Z)[] _profile;
    private readonly int _sides;

    /// <param name="profile">A closed polygon of radius and height, anticlockwise in the half plane; points of radius 0 lie on the axis.</param>
    /// <param name="sides">How many flat sides a turn has.</param>
    private Lathe((double Radius, double Z)[] profile, int sides) => (_profile, _sides) = (profile, sides);

    public static Lathe Sphere(double radius, int rings, int sides) => new(
        [.. Enumerable.Range(0, rings + 1).Select(i => Math.PI * i / rings).Select((angle, i) => (i == 0 || i == rings ? 0 : radius * Math.Sin(angle), -radius * Math.Cos(angle)))],
        sides);

    public static Lathe Torus(double radius, double tube, int rings, int sides) => new(
        [.. Enumerable.Range(0, rings).Select(i => Math.Tau * i / rings).Select(angle => (radius + tube * Math.Cos(angle), tube * Math.Sin(angle)))],
        sides);

    public static Lathe Washer(double inner, double outer, double height, int sides) => new([(inner, 0), (outer, 0), (outer, height), (inner, height)], sides);

    public double Volume => Pairs().Sum(pair =>
        _sides / 2.0 * Math.Sin(Math.Tau / _sides)
        * (pair.From.Radius * pair.From.Radius + pair.From.Radius * pair.To.Radius + pair.To.Radius * pair.To.Radius) / 3 * (pair.To.Z - pair.From.Z));

    public double Surface => Pairs().Sum(pair =>
    {
        var slant = Math.Sqrt(Square(pair.To.Z - pair.From.Z) + Square((pair.To.Radius - pair.From.Radius) * Math.Cos(Math.PI / _sides)));
        return _sides * (pair.From.Radius + pair.To.Radius) * Math.Sin(Math.PI / _sides) * slant;
    });

    public long TriangleCount => Pairs().Sum(pair => (pair.From.Radius > 0 ? _sides : 0L) + (pair.To.Radius > 0 ? _sides : 0L));

    public IEnumerable<Triangle> Triangles()
    {
        foreach (var (from, to) in Pairs())
        {
            for (var side = 0; side < _sides; side++)
            {
                var (a, b, c, d) = (At(from, side), At(from, side + 1), At(to, side + 1), At(to, side));
                if (from.Radius > 0)
                    yield return new Triangle(a, b, c);
                if (to.Radius > 0)
                    yield return new Triangle(a, c, d);
            }
        }
    }

    private IEnumerable<((double Radius, double Z) From, (double Radius, double Z) To)> Pairs()
    {
        for (var i = 0; i < _profile.Length; i++)
        {
            var (from, to) = (_profile[i], _profile[(i + 1) % _profile.Length]);
            if (from.Radius > 0 || to.Radius > 0)
                yield return (from, to);
        }
    }

    private Vertex At((double Radius, double Z) point, int side)
    {
        var (sine, cosine) = Math.SinCos(Math.Tau * (side % _sides) / _sides);
        return new Vertex((float)(point.Radius * cosine), (float)(point.Radius * sine), (float)point.Z);
    }

    private static double Square(double value) => value * value;
}
