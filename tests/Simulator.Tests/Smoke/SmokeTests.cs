using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Simulator.Tests.CommandLine;
using Simulator.Tests.Stub;

namespace Simulator.Tests.Smoke;

public sealed class SmokeTests
{
    [Fact]
    public async Task An_order_goes_to_Closed_and_its_timeline_is_shown()
    {
        await using var system = await StubSystem.StartAsync();

        var run = await CommandRun.Of(["smoke", .. system.Options]);

        run.Error.ShouldBeEmpty();
        run.ExitCode.ShouldBe(0);
        system.Statuses.ShouldBe(["Closed"]);
        run.Output.ShouldContain("S-100001 created, model gear-1.stl");
        foreach (var status in (string[])["Submitted", "PriceCalculated", "ManufacturingApproved", "ManufacturingStarted", "ManufacturingCompleted", "Packaging", "Shipped"])
            run.Output.ShouldMatch($@"order\.status_changed +│ \w+ +│ {status} ");
        run.Output.ShouldMatch(@"crm +│ order\.status_changed +│ Shipped +│ Closed +│ [0-9a-f]{8}");
        run.Output.ShouldMatch(@"Trace [0-9a-f]{32}: 4 spans of cost-calculator, crm, mes, shop\. Metrics: 4 of 4 services\.");
        run.Output.ShouldMatch(@"Smoke passed: S-100001, \d+\.\d s to Closed, \d+\.\d s in all\.");
    }

    [Fact]
    public async Task A_service_whose_spans_do_not_arrive_is_named()
    {
        await using var system = await StubSystem.StartAsync();
        var time = new HeldDeadlines();
        var looks = 0;
        system.TracingServices = ["shop", "crm", "mes"];
        system.Intercept = context =>
        {
            if (context.Request.Path.Value!.Contains("/api/traces/", StringComparison.Ordinal) && ++looks == 2)
                time.Expire();
            return Task.FromResult(false);
        };

        var run = await CommandRun.Of(["smoke", .. system.Options], time);

        run.ExitCode.ShouldBe(1);
        run.Error.ShouldContain("The time was over before trace and metrics were complete.");
        run.Error.ShouldMatch("Trace [0-9a-f]{32} has no spans of cost-calculator.");
    }

    [Fact]
    public async Task The_result_can_be_had_as_one_JSON_object()
    {
        await using var system = await StubSystem.StartAsync();

        var run = await CommandRun.Of(["smoke", "--json", .. system.Options]);

        using var result = JsonDocument.Parse(run.Output);
        result.RootElement.GetProperty("orderId").GetString().ShouldBe("S-100001");
        result.RootElement.GetProperty("status").GetString().ShouldBe("Closed");
        result.RootElement.GetProperty("faults").GetArrayLength().ShouldBe(0);
        result.RootElement.GetProperty("events").GetArrayLength().ShouldBe(19);
    }

    [Fact]
    public async Task All_that_is_done_about_the_order_is_one_trace()
    {
        await using var system = await StubSystem.StartAsync();

        await CommandRun.Of(["smoke", .. system.Options]);

        var steps = system.Requests.Where(request => request.Method is "POST" or "PUT" && !request.Path.Contains("/v1/", StringComparison.Ordinal)).ToList();
        steps.Count.ShouldBe(15);
        steps.ShouldAllBe(request => request.TraceParent != null && request.TraceParent.EndsWith("-01"));
        steps.Select(request => request.TraceParent!.Split('-')[1]).Distinct().Count().ShouldBe(1);
    }

    [Fact]
    public async Task A_look_at_an_order_is_a_trace_of_its_own()
    {
        await using var system = await StubSystem.StartAsync();

        await CommandRun.Of(["smoke", .. system.Options]);

        var trace = system.Requests.First(request => request.Method == "PUT").TraceParent!.Split('-')[1];
        var looks = system.Requests.Where(request => request.Method == "GET" && request.Path.Contains("/orders/", StringComparison.Ordinal)).ToList();
        looks.ShouldNotBeEmpty();
        looks.ShouldAllBe(request => request.TraceParent == null || !request.TraceParent.Contains(trace));
    }

    [Fact]
    public async Task A_missing_event_is_named()
    {
        await using var system = await StubSystem.StartAsync();
        var time = new HeldDeadlines();
        var looks = 0;
        system.Timeline = events =>
        {
            if (++looks == 2)
                time.Expire();
            return events.Where(item => item.NewStatus != "Packaging" && item.Event != "order.cost_calculated");
        };

        var run = await CommandRun.Of(["smoke", .. system.Options], time);

        run.ExitCode.ShouldBe(1);
        run.Error.ShouldBe(
            """
            The time was over before the timeline was complete.
            order.cost_calculated of cost-calculator is missing: 0 of 1 found.
            order.status_changed ManufacturingCompleted -> Packaging of mes is missing.
            order.status_changed Packaging -> Shipped follows one that ended in ManufacturingCompleted.

            """);
        run.Output.ShouldContain("Smoke failed: S-100001");
    }

    [Fact]
    public async Task A_transition_logged_twice_fails_the_run()
    {
        await using var system = await StubSystem.StartAsync();
        system.Timeline = events => events.SelectMany(item => item.NewStatus == "Shipped" ? [item, item] : new[] { item });

        var run = await CommandRun.Of(["smoke", .. system.Options]);

        run.ExitCode.ShouldBe(1);
        run.Error.ShouldContain("order.status_changed Packaging -> Shipped is there 2 times instead of once.");
    }

    [Fact]
    public async Task A_trace_cut_between_upload_and_price_fails_the_run()
    {
        await using var system = await StubSystem.StartAsync();
        system.Timeline = events => events.Select(item => item.System == "cost-calculator" ? item with { TraceId = "5bd66ef5095369c7b0d1f8f4bd33716a" } : item);

        var run = await CommandRun.Of(["smoke", .. system.Options]);

        run.ExitCode.ShouldBe(1);
        run.Error.ShouldContain("The trace is cut between upload and price: ");
    }

    [Fact]
    public async Task An_order_that_does_not_move_on_is_named_with_its_status()
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

        var run = await CommandRun.Of(["smoke", .. system.Options], time);

        run.ExitCode.ShouldBe(1);
        run.Error.ShouldContain("ManufacturingApproved");
        run.Error.ShouldContain("mes.operation_started of mes is missing: 0 of 4 found.");
        run.Output.ShouldMatch(@"order\.status_changed +│ PriceCalculated +│ ManufacturingApproved");
    }

    [Fact]
    public async Task What_a_service_says_when_it_refuses_is_shown()
    {
        await using var system = await StubSystem.StartAsync();
        system.Intercept = async context =>
        {
            if (context.Request.Method != "PUT")
                return false;
            await Results.Problem("The model has more than 10 bytes.", statusCode: 413, type: "urn:problem:model-too-large").ExecuteAsync(context);
            return true;
        };

        var run = await CommandRun.Of(["smoke", .. system.Options]);

        run.ExitCode.ShouldBe(1);
        run.Error.ShouldMatch(@"^shop answered PUT customers/.+/orders/S-100001/model\?fileName=gear-1\.stl with 413: The model has more than 10 bytes\.");
    }

    [Fact]
    public async Task An_unreachable_service_is_named_with_its_address()
    {
        await using var system = await StubSystem.StartAsync();

        var run = await CommandRun.Of(["smoke", "--wait", "0", .. system.OptionsBut("mes", "http://127.0.0.1:9")]);

        run.ExitCode.ShouldBe(3);
        run.Error.ShouldStartWith("mes at http://127.0.0.1:9/ is not reachable: ");
    }

    [Fact]
    public async Task A_service_that_is_not_ready_is_named_with_what_it_says()
    {
        await using var system = await StubSystem.StartAsync();
        system.Intercept = async context =>
        {
            if (context.Request.Path != "/crm/health")
                return false;
            context.Response.StatusCode = 503;
            await context.Response.WriteAsync("Unhealthy");
            return true;
        };

        var run = await CommandRun.Of(["smoke", "--wait", "0", .. system.Options]);

        run.ExitCode.ShouldBe(3);
        run.Error.ShouldBe($"crm at {system.AddressOf("crm")}/ is not ready: 503 Unhealthy\n");
    }
}
