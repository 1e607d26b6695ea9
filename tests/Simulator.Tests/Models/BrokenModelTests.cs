using Simulator.Models;

namespace Simulator.Tests.Models;

public sealed class BrokenModelTests
{
    [Theory]
    [InlineData("Binary", "The header claims")]
    [InlineData("Ascii", "The file breaks off.")]
    [InlineData("Obj", "A face has three corners.")]
    public async Task A_truncated_file_ends_in_the_midst_of_a_triangle(string format, string fault) =>
        (await ShouldBeRefused(Defect.Truncated, format)).ShouldStartWith(fault);

    [Theory]
    [InlineData("Binary")]
    [InlineData("Ascii")]
    [InlineData("Obj")]
    public async Task An_empty_file_is_well_formed_and_has_no_triangle(string format) => (await Read(Defect.Empty, format)).Triangles.ShouldBeEmpty();

    [Theory]
    [InlineData("Binary")]
    [InlineData("Ascii")]
    [InlineData("Obj")]
    public async Task An_open_surface_is_well_formed_and_not_watertight(string format)
    {
        var model = await Read(Defect.Open, format);

        model.Triangles.ShouldNotBeEmpty();
        model.IsWatertight.ShouldBeFalse();
    }

    [Theory]
    [InlineData("Binary")]
    [InlineData("Ascii")]
    [InlineData("Obj")]
    public async Task A_coordinate_can_be_not_a_number(string format) => (await ShouldBeRefused(Defect.NotANumber, format)).ShouldBe("A coordinate is not a number.");

    [Fact]
    public async Task A_wrong_count_claims_more_triangles_than_follow() => (await ShouldBeRefused(Defect.WrongCount, "Binary")).ShouldStartWith("The header claims");

    [Theory]
    [InlineData("Binary")]
    [InlineData("Ascii")]
    [InlineData("Obj")]
    public async Task A_model_that_is_too_large_is_sound_and_five_metres_long(string format)
    {
        var model = await Read(Defect.TooLarge, format);

        model.IsWatertight.ShouldBeTrue();
        Math.Max(model.Size.X, Math.Max(model.Size.Y, model.Size.Z)).ShouldBe(5_000, 0.01);
    }

    [Theory]
    [InlineData("Binary")]
    [InlineData("Ascii")]
    [InlineData("Obj")]
    public async Task What_is_not_a_model_cannot_be_read_as_one(string format) => await ShouldBeRefused(Defect.NotAModel, format);

    [Fact]
    public async Task No_bytes_are_none() => (await Generated.File(PlanOf(Defect.NoBytes, "Binary"))).ShouldBeEmpty();

    [Fact]
    public void A_plan_that_no_file_can_follow_says_why()
    {
        new ModelPlan(Shape.Bracket, 12, ModelFormat.Binary, Defect.None, 1).Fault().ShouldBe("A bracket has from 112 to 5000000 triangles, but 12 are asked for.");
        new ModelPlan(Shape.Box, 12, ModelFormat.Obj, Defect.WrongCount, 1).Fault().ShouldBe("Only binary STL states a triangle count that can be wrong; the format asked for is obj.");
    }

    private static ModelPlan PlanOf(Defect defect, string format) => new(Shape.Gear, 1_000, Enum.Parse<ModelFormat>(format), defect, 3);

    private static async Task<CheckedModel> Read(Defect defect, string format) =>
        CheckedModel.Read(await Generated.File(PlanOf(defect, format)), Enum.Parse<ModelFormat>(format));

    private static async Task<string> ShouldBeRefused(Defect defect, string format) =>
        (await Should.ThrowAsync<FormatException>(() => Read(defect, format))).Message;
}
