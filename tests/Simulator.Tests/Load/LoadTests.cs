using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Simulator.Tests.CommandLine;
using Simulator.Tests.Stub;

namespace Simulator.Tests.Load;

public sealed class LoadTests
{
    private static readonly string[] Quick = ["load", "--json", "--rate", "60000", "--max-triangles", "500"];

    [Fact]
    public async Task Every_order_ends_where_its_plan_leads()
    {
        await using var system = await StubSystem.StartAsync();

        var run = await CommandRun.Of([.. Quick, "--count", "150", "--seed", "4", "--faults", "all,brokenModels=0.4,cancellations=0.3,abandoned=0.1,duplicateClicks=0.3", .. system.Options]);

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
    public async Task A_service_that_is_busy_is_asked_again_with_the_same_key()
    {
        await using var system = await StubSystem.StartAsync();
        var refused = new ConcurrentDictionary<string, bool>();
        system.Intercept = context =>
        {
            var key = context.Request.Headers["Idempotency-Key"].ToString();
            var refuse = key.Length > 0 && refused.TryAdd(key, true);
            if (refuse)
            {
                context.Response.StatusCode = refused.Count % 2 == 0 ? 429 : 503;
                context.Response.Headers.RetryAfter = "0";
            }

            return Task.FromResult(refuse);
        };

        var run = await CommandRun.Of([.. Quick, "--count", "5", .. system.Options]);

        run.ExitCode.ShouldBe(0, run.Output + run.Error);
        system.Requests.Where(request => request.IdempotencyKey is { Length: > 0 }).GroupBy(request => request.IdempotencyKey).ShouldAllBe(group => group.Count() == 2);
    }

    [Fact]
    public async Task What_somebody_else_changed_at_the_same_moment_is_asked_again()
    {
        await using var system = await StubSystem.StartAsync();
        var refused = new ConcurrentDictionary<string, bool>();
        system.Intercept = async context =>
        {
            if (!context.Request.Path.Value!.EndsWith("/ship", StringComparison.Ordinal) || !refused.TryAdd(context.Request.Path, true))
                return false;
            await Results.Problem("Nothing was done.", statusCode: 409, type: "urn:problem:changed-meanwhile").ExecuteAsync(context);
            return true;
        };

        var run = await CommandRun.Of([.. Quick, "--count", "3", .. system.Options]);

        run.ExitCode.ShouldBe(0, run.Output + run.Error);
        refused.Count.ShouldBe(3);
    }

    [Fact]
    public async Task What_was_done_although_the_answer_was_lost_is_not_an_error()
    {
        await using var system = await StubSystem.StartAsync();
        var lost = new ConcurrentDictionary<string, bool>();
        system.Intercept = async context =>
        {
            var first = context.Request.Method is "POST" or "PUT" && context.Request.Path.Value!.Contains("/orders", StringComparison.Ordinal) && lost.TryAdd(context.Request.Path + context.Request.Headers["Idempotency-Key"], true);
            if (!first)
                return false;

            // Done, and then the connection breaks.
            await StubSystem.HandleAsync(context);
            context.Abort();
            return true;
        };

        var run = await CommandRun.Of([.. Quick, "--count", "2", .. system.Options]);

        run.ExitCode.ShouldBe(0, run.Output + run.Error);
        lost.Count.ShouldBeGreaterThan(20);
        system.Statuses.ShouldBe(["Closed", "Closed"]);
    }

    [Fact]
    public async Task An_unexpected_answer_fails_the_run_and_is_counted_by_kind()
    {
        await using var system = await StubSystem.StartAsync();
        system.Intercept = async context =>
        {
            if (!context.Request.Path.Value!.EndsWith("S-100003/ship", StringComparison.Ordinal))
                return false;
            await Results.Problem("No carrier.", statusCode: 500, type: "urn:problem:unexpected").ExecuteAsync(context);
            return true;
        };

        var run = await CommandRun.Of([.. Quick, "--count", "5", .. system.Options]);

        run.ExitCode.ShouldBe(1);
        using var summary = JsonDocument.Parse(run.Output);
        summary.RootElement.GetProperty("failed").GetInt32().ShouldBe(1);
        var error = summary.RootElement.GetProperty("errors").GetProperty("mes 500 urn:problem:unexpected");
        error.GetProperty("count").GetInt32().ShouldBe(1);
        error.GetProperty("example").GetString().ShouldBe("mes answered POST orders/S-100003/ship with 500: No carrier.");
    }

    [Fact]
    public async Task An_answer_against_the_contract_is_an_error()
    {
        await using var system = await StubSystem.StartAsync();
        system.Intercept = async context =>
        {
            if (context.Request.Method != "PUT")
                return false;
            await context.Response.WriteAsJsonAsync(new { orderId = "S-100001", status = "Melted" });
            return true;
        };

        var run = await CommandRun.Of([.. Quick, "--count", "1", .. system.Options]);

        run.ExitCode.ShouldBe(1);
        run.Output.ShouldContain("\"shop broke its contract\"");
    }

    [Fact]
    public async Task An_order_that_does_not_move_on_is_stuck()
    {
        await using var system = await StubSystem.StartAsync();
        var time = new HeldDeadlines();
        system.Intercept = async context =>
        {
            if (!context.Request.Path.Value!.EndsWith("/queue", StringComparison.Ordinal))
                return false;
            time.Expire();
            await context.Response.WriteAsJsonAsync(new { items = Array.Empty<object>(), next = (string?)null });
            return true;
        };

        var run = await CommandRun.Of([.. Quick, "--count", "1", .. system.Options], time);

        run.ExitCode.ShouldBe(1);
        run.Output.ShouldContain("\"example\":\"S-100001 is stuck: StartPrinting after ManufacturingApproved did not happen within 120 s.\"");
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
        var run = await CommandRun.Of([.. Quick, "--count", "60", "--seed", seed, "--faults", "all,brokenModels=0.3,cancellations=0.2", .. system.Options]);
        run.ExitCode.ShouldBe(0, run.Output + run.Error);

        // Looks are repeated as time allows; the rest is decided by the seed.
        return [.. system.Requests.Where(request => request.Method is "POST" or "PUT" && !request.Path.EndsWith("/v1/traces", StringComparison.Ordinal))
            .Select(request => $"{request.Method} {request.Path} {request.BodyHash}").Order(StringComparer.Ordinal)];
    }
}
