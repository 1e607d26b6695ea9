using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace SystemTests;

/// <summary>Data that are right where the test does not care which.</summary>
internal static class Some
{
    public static JsonObject Customer()
    {
        var unique = Guid.CreateVersion7().ToString("n");
        return new JsonObject
        {
            ["name"] = $"Ada {unique}",
            ["email"] = $"ada.{unique}@example.org",
            ["phone"] = "+49 30 " + string.Concat(unique[^8..].Select(digit => (char)('0' + (digit % 10)))),
            ["address"] = $"{unique} Street, 10115 Berlin",
        };
    }

    public static string IdempotencyKey() => Guid.CreateVersion7().ToString("n");

    public static byte[] BoxStl(double width = 20, double depth = 30, double height = 10) => Stl(BoxTriangles(width, depth, height));

    /// <summary>A box without its last triangle: it encloses nothing.</summary>
    public static byte[] OpenBoxStl() => Stl(BoxTriangles(20, 30, 10).SkipLast(1));

    private static IEnumerable<(int A, int B, int C)> Faces() =>
    [
        (0, 2, 1), (0, 3, 2), // bottom
        (4, 5, 6), (4, 6, 7), // top
        (0, 1, 5), (0, 5, 4), // front
        (1, 2, 6), (1, 6, 5), // right
        (2, 3, 7), (2, 7, 6), // back
        (3, 0, 4), (3, 4, 7), // left
    ];

    private static IEnumerable<double[][]> BoxTriangles(double width, double depth, double height)
    {
        double[][] corners =
        [
            [0, 0, 0], [width, 0, 0], [width, depth, 0], [0, depth, 0],
            [0, 0, height], [width, 0, height], [width, depth, height], [0, depth, height],
        ];
        return Faces().Select(face => new[] { corners[face.A], corners[face.B], corners[face.C] });
    }

    private static byte[] Stl(IEnumerable<double[][]> triangles)
    {
        var text = new StringBuilder("solid box\n");
        foreach (var triangle in triangles)
        {
            text.Append("facet normal 0 0 0\nouter loop\n");
            foreach (var corner in triangle)
                text.Append(CultureInfo.InvariantCulture, $"vertex {corner[0]} {corner[1]} {corner[2]}\n");
            text.Append("endloop\nendfacet\n");
        }

        return Encoding.ASCII.GetBytes(text.Append("endsolid box\n").ToString());
    }
}
