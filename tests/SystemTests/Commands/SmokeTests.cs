using System.Diagnostics;

namespace SystemTests.Commands;

public sealed class SmokeTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(6);

    [Theory]
    [InlineData("embedded")]
    [InlineData("elastic")]
    public async Task The_smoke_run_takes_one_order_to_closed_finds_its_events_trace_and_metrics_and_leaves_nothing_behind(string telemetry)
    {
        if (telemetry == "elastic")
            Elastic.ElasticSystem.SkipUnlessThere();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Limit);
        var data = Directory.CreateTempSubdirectory("smoke-");
        var start = new ProcessStartInfo("bash", ["./run", "--engine", "local", "--telemetry", telemetry, "--smoke"])
        {
            WorkingDirectory = RootCommand.Repository(),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["DataFolder"] = data.FullName },
        };

        using var run = Process.Start(start)!;
        var output = run.StandardOutput.ReadToEndAsync(limit.Token);
        var errors = run.StandardError.ReadToEndAsync(limit.Token);
        await run.WaitForExitAsync(limit.Token);

        var said = await output + await errors;
        run.ExitCode.ShouldBe(0, said);
        string[] statuses = ["Submitted", "PriceCalculated", "ManufacturingApproved", "ManufacturingStarted", "ManufacturingCompleted", "Packaging", "Shipped", "Closed"];
        statuses.ShouldAllBe(status => said.Contains(status, StringComparison.Ordinal), said);
        said.ShouldMatch("Trace [0-9a-f]{32}: [0-9]+ spans of cost-calculator, crm, mes, shop");
        StillThere(data.FullName).ShouldBeEmpty();
        data.Delete(recursive: true);
    }

    /// <summary>Finds processes by the data folder, which all of a run bear in their environment or their command line.</summary>
    private static List<string> StillThere(string folder)
    {
        var found = new List<string>();
        foreach (var process in Directory.GetDirectories("/proc").Where(path => int.TryParse(Path.GetFileName(path), out _)))
        {
            try
            {
                var command = File.ReadAllText(Path.Combine(process, "cmdline")).Replace('\0', ' ');
                if (command.Contains(folder, StringComparison.Ordinal) || File.ReadAllText(Path.Combine(process, "environ")).Contains(folder, StringComparison.Ordinal))
                    found.Add(command);
            }
            catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
            {
                // It has ended meanwhile, or is somebody else's.
            }
        }

        return found;
    }
}
