using System.Numerics;

namespace Simulator.Models.Shapes;

/// <summary>A cuboid; floor and ceiling are grids of n by n squares, so that it has 4n² + 8n triangles.</summary>
internal static class BoxShape
{
    /// <summary>The fewest triangles: two on each of six sides.</summary>
    internal const int Least = 12;

    /// <summary>Builds it.</summary>
    internal static Mesh Build(int triangles, Random random)
    {
        var side = Math.Max(1, (int)Math.Floor(Math.Sqrt(1 + (triangles / 4.0)) - 1));
        var outline = new Outline();
        for (var x = 0; x < side; x++)
        {
            for (var y = 0; y < side; y++)
            {
                outline.Add(new Vector2(x, y), new Vector2(x + 1, y), new Vector2(x + 1, y + 1));
                outline.Add(new Vector2(x, y), new Vector2(x + 1, y + 1), new Vector2(x, y + 1));
            }
        }

        var proportions = new Vector3(1, 0.3f + (0.7f * random.NextSingle()), 1);
        return outline.Extrude(side * (0.2f + (0.8f * random.NextSingle()))).Map(vertex => vertex * proportions);
    }
}
