using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using CostCalculator.Meshes;

namespace CostCalculator.Tests.Shapes;

/// <summary>Triangles written as model files.</summary>
internal static class Written
{
    public static byte[] AsBinaryStl(this IEnumerable<Triangle> triangles, string header = "made by a test")
    {
        var all = triangles.ToList();
        var file = new byte[84 + 50 * all.Count];
        Encoding.ASCII.GetBytes(header, file);
        BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(80), (uint)all.Count);
        for (var i = 0; i < all.Count; i++)
            WriteFacet(file.AsSpan(84 + 50 * i), all[i]);
        return file;
    }

    public static void WriteFacet(Span<byte> facet, Triangle triangle)
    {
        facet[..12].Clear();
        Write(facet[12..], triangle.A);
        Write(facet[24..], triangle.B);
        Write(facet[36..], triangle.C);
        facet[48..50].Clear();
    }

    public static string AsAsciiStl(this IEnumerable<Triangle> triangles, string newLine = "\n")
    {
        var text = new StringBuilder("solid test").Append(newLine);
        foreach (var (a, b, c) in triangles)
        {
            text.Append("  facet normal 0 0 0").Append(newLine).Append("    outer loop").Append(newLine);
            foreach (var vertex in (Vertex[])[a, b, c])
                text.Append("      vertex ").Append(Coordinates(vertex)).Append(newLine);
            text.Append("    endloop").Append(newLine).Append("  endfacet").Append(newLine);
        }

        return text.Append("endsolid test").Append(newLine).ToString();
    }

    /// <summary>Vertices are listed once; corners count forwards and backwards in turn, with and without texture and normal.</summary>
    public static string AsObj(this IEnumerable<Triangle> triangles)
    {
        var text = new StringBuilder("# made by a test\no part\n");
        var numbers = new Dictionary<Vertex, int>();
        var turn = 0;
        foreach (var (a, b, c) in triangles)
        {
            foreach (var vertex in (Vertex[])[a, b, c])
            {
                if (numbers.TryAdd(vertex, numbers.Count + 1))
                    text.Append("v ").Append(Coordinates(vertex)).Append('\n');
            }

            text.Append('f');
            foreach (var vertex in (Vertex[])[a, b, c])
            {
                var number = turn % 2 == 0 ? numbers[vertex] : numbers[vertex] - numbers.Count - 1;
                text.Append(CultureInfo.InvariantCulture, $" {number}{(turn++ % 4) switch { 0 => "", 1 => "/7", 2 => "/7/-8", _ => "//9" }}");
            }

            text.Append('\n');
        }

        return text.ToString();
    }

    private static string Coordinates(Vertex vertex) => string.Create(CultureInfo.InvariantCulture, $"{vertex.X:R} {vertex.Y:R} {vertex.Z:R}");

    private static void Write(Span<byte> bytes, Vertex vertex)
    {
        BinaryPrimitives.WriteSingleLittleEndian(bytes, vertex.X);
        BinaryPrimitives.WriteSingleLittleEndian(bytes[4..], vertex.Y);
        BinaryPrimitives.WriteSingleLittleEndian(bytes[8..], vertex.Z);
    }
}
