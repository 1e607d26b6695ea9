using LocalHosting.Tests.Support;
using SystemTests.Hosting;

namespace SystemTests.Commands;

/// <summary>The smoke run as a user types it; for the one with the real backends see <see cref="ElasticHostTests"/>.</summary>
public sealed class SmokeTests
{
    // Building may come first.
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(6);
    private static readonly TimeSpan Promised = TimeSpan.FromSeconds(10);
    private static readonly string[] Statuses = ["Submitted", "PriceCalculated", "ManufacturingApproved", "ManufacturingStarted", "ManufacturingCompleted", "Packaging", "Shipped", "Closed"];

    [Fact]
    public async Task The_smoke_run_takes_one_order_to_closed_finds_its_events_trace_and_metrics_and_leaves_nothing_behind()
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Limit);
        using var folder = new TemporaryFolder();
        await using var run = AppHostProcess.StartSmokeRun(folder.Path, "embedded");

        ShouldHaveTakenAnOrderToClosed(await run.StopsAsync(Promised, limit.Token));
    }

    internal static void ShouldHaveTakenAnOrderToClosed(RunEnd run)
    {
        run.ExitCode.ShouldBe(0, run.Output);
        Statuses.ShouldAllBe(status => run.Output.Contains(status, StringComparison.Ordinal), run.Output);
        run.Output.ShouldMatch("Trace [0-9a-f]{32}: [0-9]+ spans of cost-calculator, crm, mes, shop");
        run.Left.ShouldBeEmpty(run.Output);
    }
}
