using System.Numerics;

namespace Simulator.Models.Shapes;

/// <summary>A flat region, cut into triangles that turn anticlockwise; points that coincide are one point.</summary>
internal sealed class Outline
{
    private readonly Dictionary<Vector2, int> _indices = [];
    private readonly List<Vector2> _points = [];
    private readonly List<Triangle> _triangles = [];

    /// <summary>Adds a triangle.</summary>
    internal void Add(Vector2 a, Vector2 b, Vector2 c) => _triangles.Add(new Triangle(IndexOf(a), IndexOf(b), IndexOf(c)));

    /// <summary>Adds a closed line of points around a centre from which all of it is seen.</summary>
    internal void AddFan(Vector2 centre, IReadOnlyList<Vector2> line)
    {
        for (var i = 0; i < line.Count; i++)
            Add(centre, line[i], line[(i + 1) % line.Count]);
    }

    /// <summary>Adds what lies between two closed lines of equally many points.</summary>
    internal void AddRing(IReadOnlyList<Vector2> outer, IReadOnlyList<Vector2> inner)
    {
        for (var i = 0; i < outer.Count; i++)
        {
            var next = (i + 1) % outer.Count;
            Add(outer[i], outer[next], inner[i]);
            Add(outer[next], inner[next], inner[i]);
        }
    }

    /// <summary>Pulls the region up to a body: a floor, a ceiling, and a wall along each edge that has a triangle on one side only.</summary>
    internal Mesh Extrude(float height)
    {
        var directed = new HashSet<(int From, int To)>();
        foreach (var (a, b, c) in _triangles)
            directed.UnionWith([(a, b), (b, c), (c, a)]);

        var count = _points.Count;
        var triangles = new List<Triangle>(4 * _triangles.Count);
        foreach (var triangle in _triangles)
        {
            triangles.Add(triangle.Flipped);
            triangles.Add(new Triangle(triangle.A + count, triangle.B + count, triangle.C + count));
        }

        foreach (var (from, to) in _triangles.SelectMany(Edges).Where(edge => !directed.Contains((edge.To, edge.From))))
        {
            triangles.Add(new Triangle(from, to, to + count));
            triangles.Add(new Triangle(from, to + count, from + count));
        }

        return new Mesh([.. _points.Select(point => new Vector3(point, 0)), .. _points.Select(point => new Vector3(point, height))], triangles);
    }

    private static IEnumerable<(int From, int To)> Edges(Triangle triangle) =>
        [(triangle.A, triangle.B), (triangle.B, triangle.C), (triangle.C, triangle.A)];

    private int IndexOf(Vector2 point)
    {
        if (_indices.TryGetValue(point, out var index))
            return index;
        _indices.Add(point, _points.Count);
        _points.Add(point);
        return _points.Count - 1;
    }
}
