using CostCalculator.Meshes;

namespace CostCalculator.Tests.Shapes;

/// <summary>Closed surfaces whose volume and surface are known in closed form.</summary>
internal static class Solid
{
    public static IReadOnlyList<Triangle> Box(float width, float depth, float height) => Parallelepiped(new(width, 0, 0), new(0, depth, 0), new(0, 0, height));

    /// <summary>The solid that three right-handed edges span from the origin.</summary>
    public static IReadOnlyList<Triangle> Parallelepiped(Vertex u, Vertex v, Vertex w)
    {
        Vertex At(int i, int j, int k) => new(i * u.X + j * v.X + k * w.X, i * u.Y + j * v.Y + k * w.Y, i * u.Z + j * v.Z + k * w.Z);
        return
        [
            .. Quad(At(0, 0, 0), At(0, 1, 0), At(1, 1, 0), At(1, 0, 0)), .. Quad(At(0, 0, 1), At(1, 0, 1), At(1, 1, 1), At(0, 1, 1)),
            .. Quad(At(0, 0, 0), At(1, 0, 0), At(1, 0, 1), At(0, 0, 1)), .. Quad(At(0, 1, 0), At(0, 1, 1), At(1, 1, 1), At(1, 1, 0)),
            .. Quad(At(0, 0, 0), At(0, 0, 1), At(0, 1, 1), At(0, 1, 0)), .. Quad(At(1, 0, 0), At(1, 1, 0), At(1, 1, 1), At(1, 0, 1)),
        ];
    }

    public static IReadOnlyList<Triangle> Tetrahedron(Vertex a, Vertex b, Vertex c, Vertex d) => [new(a, c, b), new(a, b, d), new(b, c, d), new(c, a, d)];

    public static IReadOnlyList<Triangle> Reversed(this IEnumerable<Triangle> triangles) => [.. triangles.Select(triangle => triangle.Reversed)];

    public static IReadOnlyList<Triangle> MovedBy(this IEnumerable<Triangle> triangles, float x, float y, float z) =>
        [.. triangles.Select(triangle => triangle.MovedBy(x, y, z))];

    private static Triangle[] Quad(Vertex a, Vertex b, Vertex c, Vertex d) => [new(a, b, c), new(a, c, d)];
}
