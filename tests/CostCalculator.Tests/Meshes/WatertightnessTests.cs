using CostCalculator.Meshes;
using CostCalculator.Tests.Shapes;
using FsCheck;
using FsCheck.Xunit;

namespace CostCalculator.Tests.Meshes;

public sealed class WatertightnessTests
{
    [Property]
    public void Without_any_one_of_its_triangles_a_closed_surface_is_open(NonNegativeInt missing)
    {
        var torus = Torus();
        torus.RemoveAt(missing.Get % torus.Count);
        Kind(torus).ShouldBe(SurfaceKind.Open);
    }

    [Property]
    public void With_any_one_of_its_triangles_turned_over_a_closed_surface_is_inconsistent(NonNegativeInt turned)
    {
        var torus = Torus();
        torus[turned.Get % torus.Count] = torus[turned.Get % torus.Count].Reversed;
        Kind(torus).ShouldBe(SurfaceKind.InconsistentlyOriented);
    }

    [Property]
    public void With_any_corner_moved_by_the_least_amount_a_closed_surface_is_open(NonNegativeInt moved)
    {
        var torus = Torus();
        var triangle = torus[moved.Get % torus.Count];
        torus[moved.Get % torus.Count] = triangle with { A = triangle.A with { Z = MathF.BitIncrement(triangle.A.Z) } };
        Kind(torus).ShouldBe(SurfaceKind.Open);
    }

    [Property]
    public void The_order_of_the_triangles_and_which_corner_comes_first_do_not_matter(int seed)
    {
        var random = new Random(seed);
        var shuffled = Torus().Select(triangle => random.Next(3) switch { 0 => triangle, 1 => new(triangle.B, triangle.C, triangle.A), _ => new Triangle(triangle.C, triangle.A, triangle.B) }).ToArray();
        random.Shuffle(shuffled);
        Kind(shuffled).ShouldBe(SurfaceKind.Watertight);
    }

    [Fact]
    public void Minus_zero_and_zero_are_one_place()
    {
        var mixed = Solid.Box(1, 1, 1).Select((triangle, i) => i % 2 == 0 ? triangle : new Triangle(Negated(triangle.A), Negated(triangle.B), Negated(triangle.C)));
        Kind(mixed).ShouldBe(SurfaceKind.Watertight);

        static Vertex Negated(Vertex vertex) => new(vertex.X == 0 ? -0f : vertex.X, vertex.Y == 0 ? -0f : vertex.Y, vertex.Z == 0 ? -0f : vertex.Z);
    }

    [Fact]
    public void Degenerate_triangles_neither_open_nor_close_a_surface()
    {
        Vertex a = new(0, 0, 0), b = new(10, 20, 30);
        Triangle[] degenerate = [new(a, a, a), new(a, b, b), new(a, a, b), new(b, a, b)];
        Kind([.. Solid.Box(10, 20, 30), .. degenerate]).ShouldBe(SurfaceKind.Watertight);
        Kind([.. Solid.Box(10, 20, 30).Skip(1), .. degenerate]).ShouldBe(SurfaceKind.Open);
    }

    [Fact]
    public void Two_cubes_that_touch_along_an_edge_are_watertight() =>
        Kind([.. Solid.Box(1, 1, 1), .. Solid.Box(1, 1, 1).MovedBy(1, 1, 0)]).ShouldBe(SurfaceKind.Watertight);

    [Fact]
    public void The_same_hole_twice_is_seen_although_each_edge_is_used_an_even_number_of_times() =>
        Kind([.. Solid.Box(1, 1, 1).Skip(1), .. Solid.Box(1, 1, 1).Skip(1)]).ShouldNotBe(SurfaceKind.Watertight);

    [Fact]
    public void Places_of_a_grid_have_hashes_of_their_own()
    {
        var (first, second) = (new HashSet<ulong>(), new HashSet<ulong>());
        for (var i = 0; i < 200_000; i++)
        {
            var hash = new VertexHash(new Vertex(i % 100, i / 100 % 100 * 0.5f, i / 10_000 * 0.25f));
            first.Add(hash.First);
            second.Add(hash.Second);
        }

        first.Count.ShouldBe(200_000);
        second.Count.ShouldBe(200_000);
    }

    private static List<Triangle> Torus() => [.. Lathe.Torus(20, 5, 8, 12).Triangles()];

    private static SurfaceKind Kind(IEnumerable<Triangle> triangles)
    {
        var meter = new MeshMeter();
        foreach (var (a, b, c) in triangles)
            meter.AddTriangles([a, b, c]);
        return meter.Measure().Surface;
    }
}
