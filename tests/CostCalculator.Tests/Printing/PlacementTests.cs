using CostCalculator.Meshes;
using CostCalculator.Printing;

namespace CostCalculator.Tests.Printing;

public sealed class PlacementTests
{
    private static readonly BuildVolume Space = new() { WidthMm = 200, DepthMm = 300, HeightMm = 400 };

    [Theory]
    [InlineData(200, 300, 400, 400)]
    [InlineData(300, 200, 400, 400)]
    [InlineData(10, 10, 100, 100)]
    public void A_model_stands_as_it_is_drawn_where_that_fits_turned_about_the_vertical_if_need_be(double width, double depth, double height, double placedHeight) =>
        Height(width, depth, height).ShouldBe(placedHeight);

    [Theory]
    [InlineData(10, 301, 20, 301)] // too long to lie: it stands on end
    [InlineData(350, 250, 190, 350)]
    [InlineData(250, 250, 100, 250)] // 250 x 250 does not fit on the plate, 100 x 250 does
    public void Else_it_is_turned_so_that_it_fits(double width, double depth, double height, double placedHeight) =>
        Height(width, depth, height).ShouldBe(placedHeight);

    [Fact]
    public void Of_two_ways_to_turn_it_the_lower_is_taken()
    {
        var flat = new BuildVolume { WidthMm = 300, DepthMm = 300, HeightMm = 100 };
        Placement.Find(new BoundingBox(90, 80, 290), flat)!.Value.HeightMm.ShouldBe(80);
    }

    [Theory]
    [InlineData(401, 10, 10)]
    [InlineData(10, 401, 10)]
    [InlineData(10, 10, 401)]
    [InlineData(301, 301, 201)]
    public void What_fits_no_way_has_no_place(double width, double depth, double height) => Height(width, depth, height).ShouldBeNull();

    private static double? Height(double width, double depth, double height) => Placement.Find(new BoundingBox(width, depth, height), Space)?.HeightMm;
}
