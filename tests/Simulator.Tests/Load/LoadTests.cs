using System.Text.Json;
using Simulator.Tests.CommandLine;
using Simulator.Tests.Stub;

namespace Simulator.Tests.Load;

public sealed class LoadTests
{
    internal static readonly string[] Quick = ["load", "--json", "--rate", "60000", "--max-triangles", "500", "--think", "0"];

    /// <summary>What takes long by design takes its time in tests of its own.</summary>
    private const string AllButSlow = "all,slowOperators=0,slowCalculations=0.05/3000";

    [Fact]
    public async Task Every_order_ends_where_its_plan_leads()
    {
        await using var system = await StubSystem.StartAsync();

        var run = await CommandRun.Of([.. Quick, "--count", "150", "--seed", "4", "--faults", $"{AllButSlow},brokenModels=0.4,cancellations=0.3,abandoned=0.1,duplicateClicks=0.3", .. system.Options]);

        run.ExitCode.ShouldBe(0, run.Output + run.Error);
        using var summary = JsonDocument.Parse(run.Output);
        summary.RootElement.GetProperty("begun").GetInt32().ShouldBe(150);
        summary.RootElement.GetProperty("completed").GetInt32().ShouldBe(150);
        var byStatus = summary.RootElement.GetProperty("byStatus").EnumerateObject().ToDictionary(status => status.Name, status => status.Value.GetInt32());
        byStatus.ShouldBe(system.Statuses.GroupBy(status => status).ToDictionary(group => group.Key, group => group.Count()), ignoreOrder: true);
        byStatus.Keys.ShouldBe(["Initiated", "PriceCalculated", "Closed", "Cancelled"], ignoreOrder: true);
        summary.RootElement.GetProperty("creationToClosed").GetProperty("count").GetInt32().ShouldBe(byStatus["Closed"]);
        summary.RootElement.GetProperty("creationToClosed").GetProperty("p99Ms").GetDouble().ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task The_same_seed_sends_the_same_requests()
    {
        var first = await Sent("7");
        var second = await Sent("7");
        var other = await Sent("8");

        second.ShouldBe(first);
        other.ShouldNotBe(first);
    }

    [Fact]
    public async Task What_is_clicked_twice_takes_effect_once()
    {
        await using var system = await StubSystem.StartAsync();

        var run = await CommandRun.Of([.. Quick, "--count", "20", "--faults", "duplicateClicks=1", .. system.Options]);

        run.ExitCode.ShouldBe(0, run.Output + run.Error);
        system.Requests.Count(request => request.Path.EndsWith("/approve", StringComparison.Ordinal)).ShouldBe(40);
        system.Accepted.Where(effect => effect.Key.StartsWith("approve", StringComparison.Ordinal)).ShouldAllBe(effect => effect.Value == 1);
    }

    [Fact]
    public async Task Ctrl_C_ends_the_beginning_of_orders_and_lets_those_under_way_end()
    {
        await using var system = await StubSystem.StartAsync();
        using var stopping = new CancellationTokenSource();
        var reached = new TaskCompletionSource();
        var goOn = new TaskCompletionSource();
        system.Intercept = async context =>
        {
            if (!context.Request.Path.Value!.EndsWith("/close", StringComparison.Ordinal))
                return false;
            reached.TrySetResult();
            await goOn.Task;
            return false;
        };

        var running = CommandRun.Of(["load", "--rate", "1", "--max-triangles", "500", .. system.Options], new Dictionary<string, string>(), stopping.Token);
        await reached.Task.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
        await stopping.CancelAsync();
        goOn.SetResult();
        var run = await running.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);

        run.ExitCode.ShouldBe(0, run.Output + run.Error);
        run.Output.ShouldMatch(@"Interrupted after [\d.]+ s with seed 1: 1 orders begun\.\n1 completed, 0 failed\.\n");
        run.Output.ShouldMatch(@"Closed +│ 1");
    }

    private static async Task<List<string>> Sent(string seed)
    {
        await using var system = await StubSystem.StartAsync();
        var run = await CommandRun.Of([.. Quick, "--count", "60", "--seed", seed, "--faults", $"{AllButSlow},brokenModels=0.3,cancellations=0.2", .. system.Options]);
        run.ExitCode.ShouldBe(0, run.Output + run.Error);

        // Looks are repeated as time allows; the rest is decided by the seed.
        return [.. system.Requests.Where(request => request.Method is "POST" or "PUT" && !request.Path.EndsWith("/v1/traces", StringComparison.Ordinal))
            .Select(request => $"{request.Method} {request.Path} {request.BodyHash}").Order(StringComparer.Ordinal)];
    }
}
