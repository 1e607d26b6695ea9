using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Simulator.Models;

namespace Simulator.Tests.Models;

public sealed class SoundModelTests
{
    [Property(MaxTest = 60)]
    public Property Every_shape_of_every_size_is_watertight_and_has_at_most_the_triangles_asked_for() => Prop.ForAll(
        (from shape in Gen.Elements(Enum.GetValues<Shape>())
         from format in Gen.Elements(Enum.GetValues<ModelFormat>())
         from more in Gen.Choose(0, 6_000)
         from seed in Gen.Choose(0, int.MaxValue)
         select new ModelPlan(shape, ShapeCatalogue.LeastTriangles(shape) + more, format, Defect.None, seed)).ToArbitrary(),
        async plan =>
        {
            var model = CheckedModel.Read(await Generated.File(plan), plan.Format);
            model.IsWatertight.ShouldBeTrue(plan.ToString());
            model.Volume.ShouldBeGreaterThan(0, plan.ToString());
            model.Triangles.Count.ShouldBeLessThanOrEqualTo(plan.Triangles, plan.ToString());
            Math.Max(model.Size.X, Math.Max(model.Size.Y, model.Size.Z)).ShouldBeInRange(14.99f, 120.01f, plan.ToString());
        });

    [Theory]
    [InlineData(Shape.Box)]
    [InlineData(Shape.Sphere)]
    [InlineData(Shape.Cylinder)]
    [InlineData(Shape.Gear)]
    [InlineData(Shape.Torus)]
    [InlineData(Shape.Bracket)]
    [InlineData(Shape.Plate)]
    public async Task A_model_of_200000_triangles_has_nearly_as_many_and_is_watertight(object shape)
    {
        var model = await Generated.Model((Shape)shape, 200_000);

        model.IsWatertight.ShouldBeTrue();
        model.Triangles.Count.ShouldBeInRange(190_000, 200_000);
    }

    [Fact]
    public async Task The_smallest_box_has_12_triangles() => (await Generated.Model(Shape.Box, 12)).Triangles.Count.ShouldBe(12);

    [Fact]
    public async Task The_three_formats_say_the_same_to_the_last_bit()
    {
        var binary = await Generated.Model(Shape.Gear, 2_000);
        var ascii = await Generated.Model(Shape.Gear, 2_000, ModelFormat.Ascii);
        var obj = await Generated.Model(Shape.Gear, 2_000, ModelFormat.Obj);

        ascii.Triangles.ShouldBe(binary.Triangles);
        obj.Triangles.ShouldBe(binary.Triangles);
    }

    [Fact]
    public async Task A_binary_file_does_not_begin_like_an_ascii_file() =>
        System.Text.Encoding.ASCII.GetString(await Generated.File(new ModelPlan(Shape.Box, 12, ModelFormat.Binary, Defect.None, 1)), 0, 5).ShouldBe("Binar");

    [Fact]
    public async Task The_same_plan_gives_the_same_bytes_and_another_seed_others()
    {
        var plan = new ModelPlan(Shape.Plate, 3_000, ModelFormat.Binary, Defect.None, 5);

        (await Generated.File(plan)).ShouldBe(await Generated.File(plan));
        (await Generated.File(plan)).ShouldNotBe(await Generated.File(plan with { Seed = 6 }));
    }
}
