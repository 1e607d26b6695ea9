using Simulator.Models;

namespace Simulator.Tests.Models;

/// <summary>Holds the volumes of generated shapes to closed formulas for the polyhedra that they are (not for the round bodies they resemble).</summary>
public sealed class VolumeTests
{
    private const double Tolerance = 2e-5;

    [Fact]
    public async Task A_box_has_the_volume_of_its_sides()
    {
        var box = await Generated.Model(Shape.Box, 3_000);

        box.Volume.ShouldBe((double)box.Size.X * box.Size.Y * box.Size.Z, box.Volume * Tolerance);
    }

    [Fact]
    public async Task A_cylinder_has_the_volume_of_its_prism()
    {
        var cylinder = await Generated.Model(Shape.Cylinder, 256);

        cylinder.Volume.ShouldBe(PolygonArea(64, cylinder.Size.X / 2) * cylinder.Size.Z, cylinder.Volume * Tolerance);
    }

    [Fact]
    public async Task A_sphere_has_the_volume_of_its_frusta()
    {
        const int Stacks = 20;
        var sphere = await Generated.Model(Shape.Sphere, 4 * Stacks * (Stacks - 1));
        sphere.Triangles.Count.ShouldBe(4 * Stacks * (Stacks - 1));
        var radius = sphere.Size.Z / 2.0;

        var expected = 0.0;
        for (var stack = 0; stack < Stacks; stack++)
        {
            var (low, lowZ) = Math.SinCos(Math.PI * stack / Stacks);
            var (high, highZ) = Math.SinCos(Math.PI * (stack + 1) / Stacks);
            expected += (lowZ - highZ) * radius / 3 * PolygonArea(2 * Stacks, radius) * ((low * low) + (low * high) + (high * high));
        }

        sphere.Volume.ShouldBe(expected, expected * Tolerance);
    }

    [Fact]
    public async Task A_torus_has_the_volume_of_its_segments()
    {
        var torus = await Generated.Model(Shape.Torus, 4 * 16 * 16);
        var tube = torus.Size.Z / 2.0;
        var ring = (torus.Size.X / 2.0) - tube;

        var expected = 32 * Math.Sin(Math.Tau / 32) * ring * PolygonArea(16, tube);

        torus.Volume.ShouldBe(expected, expected * Tolerance);
    }

    [Fact]
    public async Task A_gear_has_the_volume_of_its_teeth()
    {
        // 24 points are six teeth of four: foot, tip, tip, foot (0.8, 1, 1, 0.8).
        var gear = await Generated.Model(Shape.Gear, 96);
        var tip = gear.Size.Y / 2.0;

        var expected = 0.5 * Math.Sin(Math.Tau / 24) * 6 * (0.8 + 1 + 0.8 + 0.64) * tip * tip * gear.Size.Z;

        gear.Volume.ShouldBe(expected, expected * Tolerance);
    }

    [Fact]
    public async Task A_bracket_has_the_volume_of_five_squares_less_three_holes()
    {
        var bracket = await Generated.Model(Shape.Bracket, 112 * 8);
        var side = bracket.Size.X / 3.0;
        var hole = bracket.Triangles.SelectMany(corners => corners).Min(corner => double.Hypot(corner.X - (side / 2), corner.Y - (side / 2)));

        var expected = ((5 * side * side) - (3 * PolygonArea(4 * 8, hole))) * bracket.Size.Z;

        bracket.Volume.ShouldBe(expected, expected * Tolerance);
    }

    [Fact]
    public async Task A_plate_has_the_volume_of_its_ground_and_its_digits()
    {
        var plate = await Generated.Model(Shape.Plate, 5_000);
        var raised = plate.Triangles.Where(corners => corners.All(corner => corner.Z == plate.Size.Z))
            .Sum(corners => System.Numerics.Vector3.Cross(corners[1] - corners[0], corners[2] - corners[0]).Z / 2.0);
        raised.ShouldBeGreaterThan(0);

        var expected = ((plate.Size.X * (double)plate.Size.Y) + raised) * plate.Size.Z / 2;

        plate.Volume.ShouldBe(expected, expected * Tolerance);
    }

    private static double PolygonArea(int corners, double radius) => 0.5 * corners * Math.Sin(Math.Tau / corners) * radius * radius;
}
