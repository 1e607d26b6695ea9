using CostCalculator.Meshes;
using CostCalculator.ModelFiles;
using CostCalculator.Printing;
using Messaging.Contracts;

namespace CostCalculator.Tests.Printing;

public sealed class PrintabilityTests
{
    private static readonly MeshMeasures Good = new(1_000, 600, new BoundingBox(10, 10, 10), 12, SurfaceKind.Watertight, EnclosesNothing: false);

    [Fact]
    public void A_good_model_is_placed() => Printability.Check(Good, new BuildVolume()).HeightMm.ShouldBe(10);

    [Fact]
    public void A_model_without_triangles_is_empty() => ShouldBeRefused(
        Good with { TriangleCount = 0 }, CalculationFailure.Empty, "The model has no triangle. Send a model with a closed surface.");

    [Fact]
    public void A_hole_is_named() => ShouldBeRefused(
        Good with { Surface = SurfaceKind.Open },
        CalculationFailure.NotWatertight,
        "The surface of 12 triangles has a hole: some edge does not belong to two triangles. Close the surface and export it again.");

    [Fact]
    public void Inconsistent_sides_are_named() => ShouldBeRefused(
        Good with { Surface = SurfaceKind.InconsistentlyOriented },
        CalculationFailure.NotWatertight,
        "The 12 triangles of the surface do not agree which side is outside: some edge is run through twice in one direction. Make the normals consistent and export it again.");

    [Fact]
    public void A_flat_model_is_empty() => ShouldBeRefused(
        Good with { EnclosesNothing = true }, CalculationFailure.Empty, "The surface of 12 triangles encloses no volume: it is flat. Send a solid model.");

    [Fact]
    public void A_model_larger_than_the_printer_is_refused_with_both_sizes() => ShouldBeRefused(
        Good with { Box = new BoundingBox(500.125, 10, 10) },
        CalculationFailure.TooLarge,
        "The model measures 500.13 x 10 x 10 mm, the printer builds 300 x 300 x 400 mm. Scale it down (coordinates are millimetres) or split it.");

    private static void ShouldBeRefused(MeshMeasures mesh, CalculationFailure reason, string detail)
    {
        var refused = Should.Throw<ModelRefusedException>(() => Printability.Check(mesh, new BuildVolume()));
        refused.Reason.ShouldBe(reason);
        refused.Message.ShouldBe(detail);
    }
}
