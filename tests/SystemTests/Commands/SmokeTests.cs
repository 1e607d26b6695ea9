using System.Diagnostics;

namespace SystemTests.Commands;

public sealed class SmokeTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(6);

    [Fact]
    public async Task The_smoke_run_takes_one_order_to_closed_prints_its_timeline_and_stops()
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Limit);
        var data = Directory.CreateTempSubdirectory("smoke-");
        var start = new ProcessStartInfo("bash", ["./run", "--engine", "local", "--smoke"])
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
        data.Delete(recursive: true);
    }
}
