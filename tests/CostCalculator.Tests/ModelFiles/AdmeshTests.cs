using CostCalculator.Tests.Shapes;

namespace CostCalculator.Tests.ModelFiles;

/// <summary>Agreement with an independent program: Debian's admesh.</summary>
public sealed class AdmeshTests
{
    // admesh sums in single precision.
    private const double Accuracy = 1e-4;

    public static TheoryData<string> Bodies => ["box", "tetrahedron", "sphere", "torus", "washer"];

    [Theory]
    [MemberData(nameof(Bodies))]
    public async Task Admesh_finds_the_same_volume(string name)
    {
        Assert.SkipUnless(Admesh.IsInstalled, Admesh.Missing);
        IEnumerable<Triangle> body = name switch
        {
            "box" => Solid.Box(11, 13, 17),
            "tetrahedron" => Solid.Tetrahedron(new(1, 2, 3), new(40, 3, 1), new(5, 60, 2), new(7, 8, 90)),
            "sphere" => Lathe.Sphere(33, 40, 50).Triangles(),
            "torus" => Lathe.Torus(44, 11, 30, 40).Triangles(),
            _ => Lathe.Washer(10, 20, 5, 60).Triangles(),
        };
        var file = body.AsBinaryStl();

        var expected = (await Admesh.InspectAsync(file)).Volume;

        (await file.MeasuredAsync()).Measures.VolumeMm3.ShouldBe(expected, expected * Accuracy);
    }
}
