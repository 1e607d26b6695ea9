using CostCalculator.Meshes;
using FsCheck;
using FsCheck.Fluent;

namespace CostCalculator.Tests.Shapes;

/// <summary>Makes <see cref="Polyhedron"/> for properties.</summary>
public static class Polyhedra
{
    internal static Arbitrary<Polyhedron> Any() => Arb.From(
        from seed in Gen.Choose(0, int.MaxValue)
        from bodies in Gen.Choose(1, 2)
        select new Polyhedron([.. Enumerable.Range(0, bodies).SelectMany(body => Make(new Random(seed + body)))]));

    private static IReadOnlyList<Triangle> Make(Random random)
    {
        var body = random.Next(4) switch
        {
            0 => Solid.Parallelepiped(Corner(random), Corner(random), Corner(random)),
            1 => Solid.Tetrahedron(Corner(random), Corner(random), Corner(random), Corner(random)),
            2 => [.. Lathe.Sphere(random.NextDouble() * 50, random.Next(3, 9), random.Next(3, 9)).Triangles()],
            _ => [.. Lathe.Torus(30, random.NextDouble() * 20, random.Next(3, 9), random.Next(3, 9)).Triangles()],
        };
        var places = new Dictionary<Vertex, Vertex>();
        return [.. body.Select(triangle => new Triangle(Shaken(triangle.A), Shaken(triangle.B), Shaken(triangle.C)))];

        // One place is moved to one place, so that the surface stays closed.
        Vertex Shaken(Vertex vertex)
        {
            if (!places.TryGetValue(vertex, out var place))
            {
                var by = Corner(random);
                places[vertex] = place = new Vertex(vertex.X + by.X / 16, vertex.Y + by.Y / 16, vertex.Z + by.Z / 16);
            }

            return place;
        }
    }

    private static Vertex Corner(Random random) =>
        new((float)(random.NextDouble() * 200 - 100), (float)(random.NextDouble() * 2e-3 - 1e-3) * random.Next(1, 100_000), (float)Math.ScaleB(random.NextDouble() - 0.5, random.Next(-10, 10)));
}
