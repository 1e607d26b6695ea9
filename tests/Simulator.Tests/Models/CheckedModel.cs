using System.Buffers.Binary;
using System.Globalization;
using System.Numerics;
using System.Text;
using Simulator.Models;

namespace Simulator.Tests.Models;

/// <summary>A model file read by the tests' own small and strict reader, so that the generators are not judged by themselves.</summary>
internal sealed record CheckedModel(IReadOnlyList<Vector3[]> Triangles)
{
    public Vector3 Size { get; } = Triangles.Count == 0
        ? Vector3.Zero
        : Triangles.SelectMany(corners => corners).Aggregate(Vector3.Max) - Triangles.SelectMany(corners => corners).Aggregate(Vector3.Min);

    public double Volume => Triangles.Sum(corners => Determinant(corners[0], corners[1], corners[2])) / 6;

    /// <summary>Every edge is used exactly once in each direction.</summary>
    public bool IsWatertight
    {
        get
        {
            var vertices = new Dictionary<Vector3, long>();
            var edges = new HashSet<(long From, long To)>(3 * Triangles.Count);
            foreach (var corners in Triangles)
            {
                for (var i = 0; i < 3; i++)
                {
                    var (from, to) = (IndexOf(corners[i]), IndexOf(corners[(i + 1) % 3]));
                    if (from == to || !edges.Add((from, to)))
                        return false;
                }
            }

            return edges.Count > 0 && edges.All(edge => edges.Contains((edge.To, edge.From)));

            long IndexOf(Vector3 vertex) => vertices.TryGetValue(vertex, out var index) ? index : vertices[vertex] = vertices.Count;
        }
    }

    /// <exception cref="FormatException">The file is not what its format demands.</exception>
    public static CheckedModel Read(byte[] file, ModelFormat format)
    {
        var triangles = format switch
        {
            ModelFormat.Binary => ReadBinary(file),
            ModelFormat.Ascii => ReadAscii(Encoding.ASCII.GetString(file)),
            _ => ReadObj(Encoding.ASCII.GetString(file)),
        };
        if (triangles.SelectMany(corners => corners).Any(corner => !float.IsFinite(corner.X + corner.Y + corner.Z)))
            throw new FormatException("A coordinate is not a number.");
        return new CheckedModel(triangles);
    }

    private static List<Vector3[]> ReadBinary(byte[] file)
    {
        var count = file.Length < 84 ? -1L : BinaryPrimitives.ReadUInt32LittleEndian(file.AsSpan(80));
        if (file.Length != 84 + (50 * count))
            throw new FormatException($"The header claims {count} triangles, but the file has {file.Length} bytes.");
        float At(int offset) => BinaryPrimitives.ReadSingleLittleEndian(file.AsSpan(offset));
        Vector3 VectorAt(int offset) => new(At(offset), At(offset + 4), At(offset + 8));
        return [.. Enumerable.Range(0, (int)count).Select(i => 84 + (50 * i) + 12).Select(offset => new[] { VectorAt(offset), VectorAt(offset + 12), VectorAt(offset + 24) })];
    }

    private static List<Vector3[]> ReadAscii(string text)
    {
        var words = new Queue<string>(text.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries));
        Take(words, "solid");
        words.Dequeue();
        var triangles = new List<Vector3[]>();
        while (words.TryPeek(out var next) && next == "facet")
        {
            Take(words, "facet", "normal");
            TakeVector(words);
            Take(words, "outer", "loop", "vertex");
            var a = TakeVector(words);
            Take(words, "vertex");
            var b = TakeVector(words);
            Take(words, "vertex");
            triangles.Add([a, b, TakeVector(words)]);
            Take(words, "endloop", "endfacet");
        }

        Take(words, "endsolid");
        return triangles;
    }

    private static List<Vector3[]> ReadObj(string text)
    {
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => new Queue<string>(line.Split(' ', StringSplitOptions.RemoveEmptyEntries))).ToList();
        var vertices = new List<Vector3>();
        var triangles = new List<Vector3[]>();
        foreach (var line in lines)
        {
            switch (line.Dequeue())
            {
                case "o":
                    break;
                case "v":
                    vertices.Add(TakeVector(line));
                    break;
                case "f":
                    if (line.Count != 3)
                        throw new FormatException("A face has three corners.");
                    triangles.Add([.. line.Select(index => vertices[int.Parse(index, CultureInfo.InvariantCulture) - 1])]);
                    break;
                default:
                    throw new FormatException("A line begins with o, v or f.");
            }
        }

        return triangles;
    }

    private static void Take(Queue<string> words, params string[] expected)
    {
        foreach (var word in expected)
        {
            if (!words.TryDequeue(out var found) || found != word)
                throw new FormatException($"Expected '{word}', found '{found}'.");
        }
    }

    private static Vector3 TakeVector(Queue<string> words) => words.Count >= 3
        ? new(float.Parse(words.Dequeue(), CultureInfo.InvariantCulture), float.Parse(words.Dequeue(), CultureInfo.InvariantCulture), float.Parse(words.Dequeue(), CultureInfo.InvariantCulture))
        : throw new FormatException("The file breaks off.");

    private static double Determinant(Vector3 a, Vector3 b, Vector3 c) =>
        (a.X * (((double)b.Y * c.Z) - ((double)b.Z * c.Y))) - (a.Y * (((double)b.X * c.Z) - ((double)b.Z * c.X))) + (a.Z * (((double)b.X * c.Y) - ((double)b.Y * c.X)));
}
