using System.Numerics;

namespace Simulator.Models.Shapes;

/// <summary>A spur gear with trapezoid teeth: a star-shaped outline of n points, pulled up; 4n triangles.</summary>
internal static class GearShape
{
    /// <summary>The fewest triangles: six teeth of four points.</summary>
    internal const int Least = 4 * FewestTeeth * FewestPointsPerTooth;

    /// <summary>The radius at the foot of a tooth, where it is 1 at the tip.</summary>
    internal const double Foot = 0.8;

    private const int FewestTeeth = 6;
    private const int MostTeeth = 60;
    private const int FewestPointsPerTooth = 4;

    /// <summary>Builds it.</summary>
    internal static Mesh Build(int triangles, Random random)
    {
        var points = triangles / 4;
        var teeth = random.Next(FewestTeeth, Math.Min(MostTeeth, points / FewestPointsPerTooth) + 1);
        var count = points / teeth * teeth;
        var outline = new Outline();
        outline.AddFan(Vector2.Zero, [.. Enumerable.Range(0, count).Select(i => Circle.Point(i, count) * Radius(i, count / teeth))]);
        return outline.Extrude(0.2f + (0.5f * random.NextSingle()));
    }

    private static float Radius(int i, int pointsPerTooth)
    {
        // Over one tooth the radius rises, stays at the tip, falls and stays at the foot, a quarter of the way each.
        var phase = 4.0 * (i % pointsPerTooth) / pointsPerTooth;
        var height = phase switch { < 1 => phase, < 2 => 1, < 3 => 3 - phase, _ => 0 };
        return (float)(Foot + ((1 - Foot) * height));
    }
}
