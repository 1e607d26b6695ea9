using System.Globalization;

namespace CostCalculator.Bench;

/// <summary>A torus as a file in each format.</summary>
internal static class TorusFile
{
    /// <summary>The name of the file that shows the programs' start-up, and nothing else.</summary>
    public const string StartUp = "start-up.stl";

    private const int Sides = 1_000;

    public static IEnumerable<string> WriteAll(string folder)
    {
        // Next to nothing to measure: what is left is the programs' start-up, which the service pays once and not for each model.
        yield return WriteBinary(Path.Combine(folder, StartUp), rings: 1);
        yield return WriteBinary(Path.Combine(folder, "binary-1m.stl"), rings: 500);
        yield return WriteBinary(Path.Combine(folder, "binary-5m.stl"), rings: 2_500);
        yield return WriteAscii(Path.Combine(folder, "ascii-1m.stl"), rings: 500);
        yield return WriteObj(Path.Combine(folder, "1m.obj"), rings: 500);
    }

    private static string WriteBinary(string path, int rings)
    {
        using var writer = new BinaryWriter(File.Create(path));
        writer.Write(new byte[80]);
        writer.Write(2 * Sides * rings);
        foreach (var (a, b, c) in Triangles(rings))
        {
            writer.Write(new byte[12]);
            foreach (var corner in (int[])[a, b, c])
            {
                var (x, y, z) = Place(corner, rings);
                writer.Write(x);
                writer.Write(y);
                writer.Write(z);
            }

            writer.Write((short)0);
        }

        return path;
    }

    private static string WriteAscii(string path, int rings)
    {
        using var writer = new StreamWriter(path);
        writer.WriteLine("solid torus");
        foreach (var (a, b, c) in Triangles(rings))
        {
            writer.WriteLine("facet normal 0 0 0\nouter loop");
            foreach (var corner in (int[])[a, b, c])
            {
                var (x, y, z) = Place(corner, rings);
                writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"vertex {x:E6} {y:E6} {z:E6}"));
            }

            writer.WriteLine("endloop\nendfacet");
        }

        writer.WriteLine("endsolid torus");
        return path;
    }

    private static string WriteObj(string path, int rings)
    {
        using var writer = new StreamWriter(path);
        for (var corner = 0; corner < Sides * rings; corner++)
        {
            var (x, y, z) = Place(corner, rings);
            writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"v {x:R} {y:R} {z:R}"));
        }

        foreach (var (a, b, c) in Triangles(rings))
            writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"f {a + 1} {b + 1} {c + 1}"));
        return path;
    }

    private static IEnumerable<(int A, int B, int C)> Triangles(int rings)
    {
        for (var side = 0; side < Sides; side++)
        {
            for (var ring = 0; ring < rings; ring++)
            {
                var (a, b) = (side * rings + ring, (side + 1) % Sides * rings + ring);
                var (c, d) = ((side + 1) % Sides * rings + (ring + 1) % rings, side * rings + (ring + 1) % rings);
                yield return (a, b, c);
                yield return (a, c, d);
            }
        }
    }

    private static (float X, float Y, float Z) Place(int corner, int rings)
    {
        var (around, tube) = (Math.Tau * (corner / rings) / Sides, Math.Tau * (corner % rings) / rings);
        var radius = 50 + 20 * Math.Cos(tube);
        return ((float)(radius * Math.Cos(around)), (float)(radius * Math.Sin(around)), (float)(20 * Math.Sin(tube)));
    }
}
