using System.Numerics;

namespace Simulator.Models.Shapes;

/// <summary>A round bar of n sides and 4n triangles.</summary>
internal static class CylinderShape
{
    /// <summary>The fewest triangles: those of a bar with three sides.</summary>
    internal const int Least = 12;

    /// <summary>Builds it.</summary>
    internal static Mesh Build(int triangles, Random random)
    {
        var sides = triangles / 4;
        var outline = new Outline();
        outline.AddFan(Vector2.Zero, [.. Enumerable.Range(0, sides).Select(i => Circle.Point(i, sides))]);
        return outline.Extrude(0.2f + (3 * random.NextSingle()));
    }
}
