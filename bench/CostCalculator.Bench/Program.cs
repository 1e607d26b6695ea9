using System.Globalization;
using Bench;
using CostCalculator.Bench;
using CostCalculator.ModelFiles;

// As a child process: measures one file as the service does, so that start-up, compilation and memory count as they do for the program it is compared with.
if (args is ["measure", var path])
{
    await using var file = File.OpenRead(path);
    var model = await ModelReader.ReadAsync(file, file.Length, new ModelLimits(MaxTriangles: 5_000_000, MaxBytes: 1L << 32), CancellationToken.None);
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{model.Measures.TriangleCount} {model.Measures.VolumeMm3:0.###} {model.Measures.Surface}"));
    return 0;
}

if (args.Length > 0 || !File.Exists(MeasuredProcess.Time))
{
    await Console.Error.WriteLineAsync(
        $"Usage: CostCalculator.Bench, without arguments. It needs {MeasuredProcess.Time} (Debian package time), and compares with admesh where that is installed.");
    return 2;
}

const int rounds = 5;
var folder = Directory.CreateTempSubdirectory("model-bench");
try
{
    Console.WriteLine($"Whole processes, best of {rounds} rounds run in turn; a torus of one million triangles (binary also of five, and of two thousand for the start-up alone).");
    Console.WriteLine($"{"file",-18} {"program",-14} {"wall s",8} {"CPU s",8} {"peak MB",8}");
    foreach (var file in TorusFile.WriteAll(folder.FullName))
    {
        var own = new MeasuredProcess(Environment.ProcessPath!, "measure", file);
        // admesh reads STL alone.
        var other = Path.GetExtension(file) == ".stl" ? new MeasuredProcess("admesh", file) : null;
        for (var round = 0; round < rounds; round++)
        {
            await own.RunAsync();
            await (other?.RunAsync() ?? Task.CompletedTask);
        }

        Console.WriteLine($"{Path.GetFileName(file),-18} {"CostCalculator",-14} {own.Best}");
        if (other is not null)
            Console.WriteLine($"{"",-18} {"admesh",-14} {other.Best}");
        WriteRow(Path.GetFileName(file), rounds, own, other);
    }
}
finally
{
    folder.Delete(recursive: true);
}

return 0;

static void WriteRow(string file, int rounds, MeasuredProcess own, MeasuredProcess? other) => new ResultRow(
    $"measuring {file}",
    string.Create(CultureInfo.InvariantCulture, $"{own.WallSeconds:0.00} s, {own.PeakMegabytes:0} MB"),
    other is { HasRun: true } ? string.Create(CultureInfo.InvariantCulture, $"admesh {other.WallSeconds:0.00} s, {other.PeakMegabytes:0} MB") : string.Empty,
    other is { HasRun: true } ? string.Create(CultureInfo.InvariantCulture, $"{other.WallSeconds / own.WallSeconds:0.0} times as fast") : string.Empty,
    file == TorusFile.StartUp ? string.Empty : "3 times, under 100 MB",
    $"whole process, best of {rounds}").Write();
