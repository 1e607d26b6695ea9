using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Text.Json;

namespace Orders.Bench;

/// <summary>The simulator's customers, sales and operators, each beginning the next order as soon as the last is closed.</summary>
internal static class Customers
{
    private const int Concurrency = 32;
    private static readonly string Program =
        typeof(Customers).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(metadata => metadata.Key == "Simulator").Value!;

    /// <summary>Lets them take orders through all statuses.</summary>
    /// <param name="system">Where.</param>
    /// <param name="orders">How many.</param>
    /// <param name="seed">Which.</param>
    /// <param name="telemetry">Whether the simulator sends its own spans.</param>
    /// <returns>How many were closed a second.</returns>
    internal static async Task<double> OrderAsync(WholeSystem system, int orders, int seed, bool telemetry)
    {
        // A rate that nobody reaches makes the schedule a queue: as many as allowed are always under way.
        string[] arguments =
        [
            Program, "load", "--json", "--rate", "999999", "--count", Text(orders), "--concurrency", Text(Concurrency),
            "--operators", "16", "--think", "0s", "--personas", "regular=1", "--max-triangles", "2000", "--seed", Text(seed),
            .. system.Services.Where(service => service.Key != "collector").SelectMany(service => (string[])[$"--{service.Key}", service.Value.AbsoluteUri]),
        ];
        var start = new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["OTEL_SDK_DISABLED"] = telemetry ? "false" : "true";
        using var process = Process.Start(start) ?? throw new Win32Exception("dotnet does not start.");
        var progress = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"The simulator ended with {process.ExitCode}, so the figures would not count: {await progress} {output}");
        using var summary = JsonDocument.Parse(output);
        return summary.RootElement.GetProperty("completed").GetInt32() / summary.RootElement.GetProperty("seconds").GetDouble();
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
