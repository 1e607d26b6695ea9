using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace CostCalculator.Tests.ModelFiles;

/// <summary>An independent program that measures STL: Debian's admesh.</summary>
/// <param name="Volume">The volume it finds.</param>
/// <param name="DisconnectedFacets">How many facets lack a neighbour with exactly the same edge.</param>
internal sealed partial record Admesh(double Volume, int DisconnectedFacets)
{
    public const string Missing = "admesh is not installed (Debian package admesh).";

    public static bool IsInstalled { get; } =
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, "admesh")));

    /// <summary>Has it look at a file, without mending more than the normals, which it needs for the volume.</summary>
    public static async Task<Admesh> InspectAsync(byte[] file)
    {
        var path = Path.Combine(Path.GetTempPath(), $"{Guid.CreateVersion7():n}.stl");
        await File.WriteAllBytesAsync(path, file, TestContext.Current.CancellationToken);
        try
        {
            using var admesh = Process.Start(new ProcessStartInfo("admesh", ["--exact", "--normal-values", path]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            var error = admesh.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
            var output = await admesh.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            await admesh.WaitForExitAsync(TestContext.Current.CancellationToken);
            var (volume, disconnected) = (VolumeLine().Match(output), DisconnectedLine().Match(output));
            disconnected.Success.ShouldBeTrue(output + await error);
            return new Admesh(
                double.Parse(volume.Groups[1].Value, CultureInfo.InvariantCulture), int.Parse(disconnected.Groups[1].Value, CultureInfo.InvariantCulture));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [GeneratedRegex(@"Volume\s*:\s*([-\d.]+)")]
    private static partial Regex VolumeLine();

    // Two columns, before and after repairs, of which there are none.
    [GeneratedRegex(@"Total disconnected facets\s*:\s*(\d+)")]
    private static partial Regex DisconnectedLine();
}
