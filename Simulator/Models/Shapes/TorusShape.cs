using System.Numerics;

namespace Simulator.Models.Shapes;

/// <summary>A ring of 2n segments, its cross-section a polygon of n corners: 4n² triangles.</summary>
internal static class TorusShape
{
    /// <summary>The fewest triangles: six segments with a cross-section of three corners.</summary>
    internal const int Least = 36;

    /// <summary>Builds it.</summary>
    internal static Mesh Build(int triangles, Random random)
    {
        var corners = Math.Max(3, (int)Math.Floor(Math.Sqrt(triangles / 4.0)));
        var segments = 2 * corners;
        var tube = 0.1f + (0.3f * random.NextSingle());
        var vertices = new List<Vector3>(segments * corners);
        for (var segment = 0; segment < segments; segment++)
        {
            for (var corner = 0; corner < corners; corner++)
            {
                var section = Circle.Point(corner, corners) * tube;
                vertices.Add(new Vector3(Circle.Point(segment, segments) * (1 + section.X), section.Y));
            }
        }

        int At(int segment, int corner) => (segment % segments * corners) + (corner % corners);
        var surface = new List<Triangle>(2 * segments * corners);
        for (var segment = 0; segment < segments; segment++)
        {
            for (var corner = 0; corner < corners; corner++)
            {
                surface.Add(new Triangle(At(segment, corner), At(segment + 1, corner), At(segment + 1, corner + 1)));
                surface.Add(new Triangle(At(segment, corner), At(segment + 1, corner + 1), At(segment, corner + 1)));
            }
        }

        return new Mesh(vertices, surface);
    }
}
