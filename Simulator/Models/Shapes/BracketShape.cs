using System.Numerics;

namespace Simulator.Models.Shapes;

/// <summary>A flat L of five squares, the two ends and the corner with a hole; with n points on each side of a square, 112n triangles.</summary>
internal static class BracketShape
{
    /// <summary>The fewest triangles: one segment on each side of a square, and square holes.</summary>
    internal const int Least = 112;

    private static readonly (int X, int Y, bool Holed)[] Squares = [(0, 0, true), (1, 0, false), (2, 0, true), (0, 1, false), (0, 2, true)];

    /// <summary>Builds it.</summary>
    internal static Mesh Build(int triangles, Random random)
    {
        var segments = triangles / Least;
        var radius = 0.2f + (0.15f * random.NextSingle());
        var outline = new Outline();
        foreach (var (x, y, holed) in Squares)
        {
            var corner = new Vector2(x, y);
            var centre = corner + new Vector2(0.5f, 0.5f);
            var rim = Rim(corner, segments);
            if (holed)
                outline.AddRing(rim, [.. Enumerable.Range(0, rim.Count).Select(i => centre + (Circle.Point(i, rim.Count, -0.375) * radius))]);
            else
                outline.AddFan(centre, rim);
        }

        return outline.Extrude(0.1f + (0.3f * random.NextSingle()));
    }

    // Squares that touch must have the same points on the side they share: each point is the corner plus i/n, whichever way the rim runs.
    private static List<Vector2> Rim(Vector2 corner, int segments)
    {
        var rim = new List<Vector2>(4 * segments);
        float At(float origin, int i) => (float)(origin + (i / (double)segments));
        for (var i = 0; i < segments; i++)
            rim.Add(new Vector2(At(corner.X, i), corner.Y));
        for (var i = 0; i < segments; i++)
            rim.Add(new Vector2(corner.X + 1, At(corner.Y, i)));
        for (var i = segments; i > 0; i--)
            rim.Add(new Vector2(At(corner.X, i), corner.Y + 1));
        for (var i = segments; i > 0; i--)
            rim.Add(new Vector2(corner.X, At(corner.Y, i)));
        return rim;
    }
}
