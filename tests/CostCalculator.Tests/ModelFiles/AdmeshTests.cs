using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using CostCalculator.Tests.Shapes;

namespace CostCalculator.Tests.ModelFiles;

/// <summary>Agreement with an independent program: Debian's admesh.</summary>
public sealed partial class AdmeshTests
{
    // admesh sums in single precision.
    private const double Accuracy = 1e-4;

    public static TheoryData<string> Bodies => ["box", "tetrahedron", "sphere", "torus", "washer"];

    [Theory]
    [MemberData(nameof(Bodies))]
    public async Task Admesh_finds_the_same_volume(string name)
    {
        Assert.SkipUnless(OnPath(), "admesh is not installed (Debian package admesh).");
        IEnumerable<Triangle> body = name switch
        {
            "box" => Solid.Box(11, 13, 17),
            "tetrahedron" => Solid.Tetrahedron(new(1, 2, 3), new(40, 3, 1), new(5, 60, 2), new(7, 8, 90)),
            "sphere" => Lathe.Sphere(33, 40, 50).Triangles(),
            "torus" => Lathe.Torus(44, 11, 30, 40).Triangles(),
            _ => Lathe.Washer(10, 20, 5, 60).Triangles(),
        };
        var file = body.AsBinaryStl();
        var path = Path.Combine(Path.GetTempPath(), $"{Guid.CreateVersion7():n}.stl");
        await File.WriteAllBytesAsync(path, file, TestContext.Current.CancellationToken);
        try
        {
            var expected = await VolumeByAdmesh(path);
            (await file.MeasuredAsync()).Measures.VolumeMm3.ShouldBe(expected, expected * Accuracy);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static bool OnPath() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, "admesh")));

    private static async Task<double> VolumeByAdmesh(string path)
    {
        using var admesh = Process.Start(new ProcessStartInfo("admesh", [path]) { RedirectStandardOutput = true })!;
        var output = await admesh.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await admesh.WaitForExitAsync(TestContext.Current.CancellationToken);
        return double.Parse(Volume().Match(output).Groups[1].Value, CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(@"Volume\s*:\s*([-\d.]+)")]
    private static partial Regex Volume();
}
