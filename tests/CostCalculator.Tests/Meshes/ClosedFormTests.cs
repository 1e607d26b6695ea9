using CostCalculator.Meshes;
using CostCalculator.Tests.Shapes;

namespace CostCalculator.Tests.Meshes;

public sealed class ClosedFormTests
{
    // Coordinates are single precision: seven digits.
    private const double Accuracy = 1e-6;

    [Fact]
    public void A_box_has_the_volume_surface_and_extent_of_its_edges()
    {
        var box = Measured(Solid.Box(10, 20, 30));
        box.VolumeMm3.ShouldBe(6_000);
        box.SurfaceMm2.ShouldBe(2_200);
        box.Box.ShouldBe(new BoundingBox(10, 20, 30));
        box.TriangleCount.ShouldBe(12);
        box.Surface.ShouldBe(SurfaceKind.Watertight);
        box.EnclosesNothing.ShouldBeFalse();
    }

    [Fact]
    public void A_tetrahedron_has_a_sixth_of_the_box_of_its_edges()
    {
        var tetrahedron = Measured(Solid.Tetrahedron(new(0, 0, 0), new(6, 0, 0), new(0, 7, 0), new(0, 0, 8)));
        tetrahedron.VolumeMm3.ShouldBe(56);
        tetrahedron.Surface.ShouldBe(SurfaceKind.Watertight);
    }

    public static TheoryData<string> Lathes => ["sphere", "coarse sphere", "torus", "washer"];

    [Theory]
    [MemberData(nameof(Lathes))]
    public void A_turned_body_has_the_volume_and_surface_of_its_frusta(string name)
    {
        var lathe = name switch
        {
            "sphere" => Lathe.Sphere(25, 60, 90),
            "coarse sphere" => Lathe.Sphere(25, 4, 5),
            "torus" => Lathe.Torus(40, 12, 48, 72),
            _ => Lathe.Washer(10, 30, 5, 64),
        };
        var measured = Measured(lathe.Triangles());
        measured.VolumeMm3.ShouldBe(lathe.Volume, lathe.Volume * Accuracy);
        measured.SurfaceMm2.ShouldBe(lathe.Surface, lathe.Surface * Accuracy);
        measured.TriangleCount.ShouldBe(lathe.TriangleCount);
        measured.Surface.ShouldBe(SurfaceKind.Watertight);
    }

    [Fact]
    public void A_fine_sphere_comes_near_the_round_one()
    {
        var measured = Measured(Lathe.Sphere(10, 400, 800).Triangles());
        measured.VolumeMm3.ShouldBe(4.0 / 3 * Math.PI * 1_000, 0.5);
        measured.SurfaceMm2.ShouldBe(4 * Math.PI * 100, 0.1);
    }

    [Fact]
    public void A_cavity_is_taken_off_the_volume_and_added_to_the_surface()
    {
        var hollow = Measured([.. Solid.Box(10, 10, 10), .. Solid.Box(4, 4, 4).MovedBy(3, 3, 3).Reversed()]);
        hollow.VolumeMm3.ShouldBe(1_000 - 64);
        hollow.SurfaceMm2.ShouldBe(600 + 96);
        hollow.Surface.ShouldBe(SurfaceKind.Watertight);
    }

    [Fact]
    public void Far_from_the_origin_the_volume_is_the_same_to_the_last_digits()
    {
        // Moved there its coordinates are rounded to sixteenths; moved back they are not rounded again, so that both have exactly one shape.
        var far = Lathe.Sphere(25, 60, 90).Triangles().MovedBy(1_000_000, -1_000_000, 1_000_000);
        var near = Measured(far.MovedBy(-1_000_000, 1_000_000, -1_000_000));

        var measured = Measured(far);

        measured.VolumeMm3.ShouldBe(near.VolumeMm3, near.VolumeMm3 * 1e-13);
        measured.Surface.ShouldBe(SurfaceKind.Watertight);
    }

    [Fact]
    public void A_model_that_is_turned_inside_out_as_a_whole_has_the_same_volume()
    {
        var inverted = Measured(Solid.Box(1, 2, 3).Reversed());
        inverted.VolumeMm3.ShouldBe(6);
        inverted.Surface.ShouldBe(SurfaceKind.Watertight);
    }

    [Fact]
    public void A_sheet_with_two_sides_is_watertight_but_encloses_nothing()
    {
        var side = new Triangle(new(0.1f, 0.2f, 0.3f), new(10.7f, 0.1f, 3.3f), new(0.9f, 20.1f, 7.7f));
        var sheet = Measured([side, side.Reversed]);
        sheet.Surface.ShouldBe(SurfaceKind.Watertight);
        sheet.EnclosesNothing.ShouldBeTrue();
    }

    [Fact]
    public void A_polygon_counts_as_a_fan_and_has_its_own_area_even_where_it_is_concave()
    {
        // An arrow head: the fan from the first corner covers ground outside it, which has to be taken off again.
        var meter = new MeshMeter();
        meter.AddPolygon([new(-3, -3, 0), new(3, 0, 0), new(-3, 3, 0), new(-1, 0, 0)]);
        var measured = meter.Measure();
        measured.SurfaceMm2.ShouldBe(12);
        measured.TriangleCount.ShouldBe(2);
    }

    private static MeshMeasures Measured(IEnumerable<Triangle> triangles)
    {
        var meter = new MeshMeter();
        foreach (var (a, b, c) in triangles)
            meter.AddTriangles([a, b, c]);
        return meter.Measure();
    }
}
