using System.Diagnostics;
using Microsoft.Extensions.Logging;
using ServiceDefaults.Telemetry;
using ServiceDefaults.Tests.Receiving;

namespace ServiceDefaults.Tests.Logging;

public sealed class LogExportTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_event_arrives_with_name_severity_body_scope_and_attributes_under_their_registered_names(bool isGrpc)
    {
        await using var receiver = await OtlpReceiver.StartAsync(isGrpc);
        await using var service = await TestService.StartAsync(receiver);
        var customer = Guid.CreateVersion7();

        SomeEvents.StatusChanged(service.Logger, "S-100001", customer, "Submitted", "PriceCalculated", "shop");

        var log = await receiver.LogAsync("order.status_changed");
        log.Severity.ShouldBe(9);
        log.Body.ShouldBe($"Order S-100001 of {customer} changed from Submitted to PriceCalculated by shop");
        log.Scope.ShouldBe("Some.Category");
        log.Service.ShouldBe("shop");
        log.Attributes.ShouldBe(
            new Dictionary<string, string>
            {
                ["event.name"] = "order.status_changed",
                ["order.id"] = "S-100001",
                ["customer.id"] = customer.ToString(),
                ["order.status.old"] = "Submitted",
                ["order.status.new"] = "PriceCalculated",
                ["order.system"] = "shop",
            },
            ignoreOrder: true);
    }

    [Fact]
    public async Task A_record_carries_the_trace_the_span_and_the_order_of_its_flow()
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        await using var service = await TestService.StartAsync(receiver);
        using var span = new Activity("work").Start();
        OrderBaggage.Set("S-100002", "6f1ed002-ab5f-4e0e-8b0c-0123456789ab");

        SomeEvents.Failed(service.Logger, new InvalidOperationException("outer", new TimeoutException("inner")));

        var log = await receiver.LogAsync("some.failure");
        log.TraceId.ShouldBe(span.TraceId.ToHexString());
        log.SpanId.ShouldBe(span.SpanId.ToHexString());
        log.Severity.ShouldBe(17);
        log.Attributes["order.id"].ShouldBe("S-100002");
        log.Attributes["customer.id"].ShouldBe("6f1ed002-ab5f-4e0e-8b0c-0123456789ab");
        log.Attributes["exception.type"].ShouldBe("System.InvalidOperationException");
        log.Attributes["exception.message"].ShouldBe("outer");
        log.Attributes["exception.stacktrace"].ShouldContain("System.TimeoutException: inner");
    }

    [Fact]
    public async Task The_resource_is_that_of_the_environment()
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        await using var service = await TestService.StartAsync(receiver, name: "CostCalculator", settings: new()
        {
            ["OTEL_RESOURCE_ATTRIBUTES"] = "service.instance.id=one,rack=a%20b",
        });

        SomeEvents.Failed(service.Logger, new InvalidOperationException());

        var log = await receiver.LogAsync("some.failure");
        log.Service.ShouldBe("cost-calculator");
        log.Resource["service.instance.id"].ShouldBe("one");
        log.Resource["rack"].ShouldBe("a b");
        log.Resource["deployment.environment.name"].ShouldBe("test");
    }

    [Fact]
    public async Task A_record_without_an_event_name_carries_its_template()
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        await using var service = await TestService.StartAsync(receiver);

#pragma warning disable CA1848, CA2254, CA1727 // As a library would.
        service.Logger.LogInformation("Took {DurationMs} of {{braces}} and {unknown}", 12.5, "x");
#pragma warning restore CA1848, CA2254, CA1727

        var log = await receiver.LogAsync(log => log.Event is null && log.Scope == "Some.Category");
        log.Body.ShouldBe("Took 12.5 of {braces} and x");
        log.Attributes.ShouldBe(
            new Dictionary<string, string>
            {
                ["duration_ms"] = "12.5",
                ["unknown"] = "x",
                ["message_template.text"] = "Took {DurationMs} of {{braces}} and {unknown}",
            },
            ignoreOrder: true);
    }

    [Fact]
    public async Task What_was_logged_last_is_flushed_when_the_service_stops()
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        var service = await TestService.StartAsync(receiver, settings: new() { ["OTEL_BLRP_SCHEDULE_DELAY"] = "60000" });
        for (var i = 0; i < 2_000; i++)
            SomeEvents.StatusChanged(service.Logger, "S-100003", Guid.Empty, "a", "b", "shop");

        await service.DisposeAsync();

        receiver.Logs.Count(log => log.Event == "order.status_changed").ShouldBe(2_000);
    }
}
