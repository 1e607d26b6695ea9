using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Simulator.Tests.CommandLine;
using Simulator.Tests.Stub;

namespace Simulator.Tests.Load;

public sealed class TroubleTests
{
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

        var run = await CommandRun.Of([.. LoadTests.Quick, "--count", "5", .. system.Options]);

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

        var run = await CommandRun.Of([.. LoadTests.Quick, "--count", "3", .. system.Options]);

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

        var run = await CommandRun.Of([.. LoadTests.Quick, "--count", "2", .. system.Options]);

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

        var run = await CommandRun.Of([.. LoadTests.Quick, "--count", "5", .. system.Options]);

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

        var run = await CommandRun.Of([.. LoadTests.Quick, "--count", "1", .. system.Options]);

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

        var run = await CommandRun.Of([.. LoadTests.Quick, "--count", "1", .. system.Options], time);

        run.ExitCode.ShouldBe(1);
        run.Output.ShouldContain("\"example\":\"S-100001 is stuck: StartPrinting after ManufacturingApproved did not happen within 120 s.\"");
    }
}
