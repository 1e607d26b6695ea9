using System.Globalization;

namespace Fuzzing;

/// <summary>An open-ended session as <c>./fuzz</c> asks for it by environment variables: so many minutes, with a seed, failures saved to a folder.</summary>
public static class FuzzCommand
{
    private static readonly TimeSpan ProgressInterval = TimeSpan.FromSeconds(10);

    /// <summary>Runs; gives what was found, which is also said on standard output.</summary>
    /// <exception cref="FormatException">A variable is missing or is no number.</exception>
    public static async Task<FuzzReport> RunAsync(Fuzzer fuzzer, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(fuzzer);
        ArgumentNullException.ThrowIfNull(time);
        var (length, seed) = (TimeSpan.FromMinutes(Number("FUZZ_MINUTES")), (int)Number("FUZZ_SEED"));
        var started = time.GetTimestamp();
        var said = TimeSpan.Zero;
        var report = await fuzzer.RunAsync(seed, rounds =>
        {
            var elapsed = time.GetElapsedTime(started);
            if (elapsed - said >= ProgressInterval)
            {
                said = elapsed;
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{elapsed.TotalSeconds:0} s: {rounds} inputs"));
            }

            return elapsed >= length;
        });
        await SaveAsync(report);
        Console.WriteLine(report);
        return report;
    }

    private static async Task SaveAsync(FuzzReport report)
    {
        var folder = Environment.GetEnvironmentVariable("FUZZ_FOLDER") is { Length: > 0 } given ? given : ".";
        Directory.CreateDirectory(folder);
        foreach (var (index, failure) in report.Failures.Index())
        {
            var path = Path.Combine(folder, $"{failure.Exception.GetType().Name}-{index}");
            await File.WriteAllBytesAsync($"{path}.input", failure.Input);
            await File.WriteAllBytesAsync($"{path}.minimal", failure.Minimal);
            await File.WriteAllTextAsync($"{path}.txt", failure.Exception.ToString());
            Console.WriteLine($"Saved {path}.input, .minimal and .txt");
        }
    }

    private static double Number(string variable)
    {
        var text = Environment.GetEnvironmentVariable(variable);
        return double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new FormatException($"{variable} must be a number, but is '{text}'. Run ./fuzz, which sets it.");
    }
}
