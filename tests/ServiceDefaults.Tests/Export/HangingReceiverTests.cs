using System.Diagnostics;
using ServiceDefaults.Tests.Logging;
using ServiceDefaults.Tests.Receiving;

namespace ServiceDefaults.Tests.Export;

[Collection(nameof(Dropped))]
public sealed class HangingReceiverTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_receiver_that_hangs_blocks_nobody_and_what_is_dropped_is_counted(bool isGrpc)
    {
        using var dropped = new Dropped();
        await using var receiver = await OtlpReceiver.StartAsync(isGrpc, hangs: true);
        await using var service = await TestService.StartAsync(receiver, settings: new()
        {
            ["ServiceDefaults:LogQueueLimit"] = "100",
            ["ServiceDefaults:DisableTracing"] = "true",
            ["ServiceDefaults:DisableMetrics"] = "true",
        });
        SomeEvents.Step(service.Logger, 0);
        await receiver.Reached;

        // Were one of these to wait, all would wait until the receiver is released, and that is below.
        for (var i = 0; i < 10_000; i++)
            SomeEvents.StatusChanged(service.Logger, "S-100001", Guid.Empty, "a", "b", "shop");

        receiver.Release();
        await service.DisposeAsync();
        var delivered = receiver.Logs.Count(log => log.Event == "order.status_changed");
        delivered.ShouldBeInRange(90, 100);
        // The report of the loss and what the host says at its end may have found no room either.
        (dropped.By("logs", "queue_full") - (10_000 - delivered)).ShouldBeInRange(0, 2);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_receiver_that_hangs_holds_the_end_up_for_the_grace_period_only_and_what_is_given_up_is_counted(bool isGrpc)
    {
        using var dropped = new Dropped();
        using var source = new ActivitySource("shop");
        await using var receiver = await OtlpReceiver.StartAsync(isGrpc, hangs: true);
        await using var service = await TestService.StartAsync(receiver, settings: new() { ["ServiceDefaults:LogBatchSize"] = "10" });
        await receiver.Reached;
        for (var i = 0; i < 200; i++)
        {
            SomeEvents.StatusChanged(service.Logger, "S-100001", Guid.Empty, "a", "b", "shop");
            source.StartActivity("work")!.Dispose();
        }

        await service.DisposeAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);

        dropped.By("logs", "shutdown").ShouldBeGreaterThanOrEqualTo(200);
        dropped.By("traces", "shutdown").ShouldBeGreaterThanOrEqualTo(200);
        dropped.By("metrics", "shutdown").ShouldBeGreaterThan(0);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Spans_for_which_there_is_no_room_are_counted_and_the_others_delivered(bool isGrpc)
    {
        using var dropped = new Dropped();
        using var source = new ActivitySource("shop");
        await using var receiver = await OtlpReceiver.StartAsync(isGrpc, hangs: true);
        await using var service = await TestService.StartAsync(receiver, settings: new()
        {
            ["ServiceDefaults:SpanQueueLimit"] = "512",
            ["ServiceDefaults:DisableLogExport"] = "true",
            ["ServiceDefaults:DisableMetrics"] = "true",
        });

        for (var i = 0; i < 3_000; i++)
            source.StartActivity("work")!.Dispose();

        var lost = dropped.By("traces", "queue_full");
        receiver.Release();
        await service.DisposeAsync();
        var delivered = receiver.Spans.Count(span => span.Name == "work");
        // Server spans of other tests' receivers, which a listener in the same process hears too, may take room.
        delivered.ShouldBeInRange(256, 512);
        lost.ShouldBeGreaterThanOrEqualTo(3_000 - 512);
        (lost + delivered).ShouldBeGreaterThanOrEqualTo(3_000);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_a_receiver_rejects_of_a_batch_that_it_takes_is_counted(bool isGrpc)
    {
        using var dropped = new Dropped();
        // partial_success (1) with rejected (1) = 1 and error_message (2) = "no".
        await using var receiver = await OtlpReceiver.StartAsync(isGrpc, answer: [0x0a, 6, 0x08, 1, 0x12, 2, (byte)'n', (byte)'o']);
        await using var service = await TestService.StartAsync(receiver, settings: new()
        {
            ["ServiceDefaults:DisableTracing"] = "true",
            ["ServiceDefaults:DisableMetrics"] = "true",
        });

        var report = await receiver.LogAsync("telemetry.dropped");

        report.Severity.ShouldBe(13);
        report.Attributes["telemetry.dropped.detail"].ShouldStartWith("logs otlp refused ");
        report.Attributes["telemetry.dropped.detail"].ShouldEndWith(" (no)");
        dropped.By("logs", "refused").ShouldBeGreaterThanOrEqualTo(1);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_batch_the_receiver_refuses_is_counted_and_the_next_one_is_delivered(bool isGrpc)
    {
        using var dropped = new Dropped();
        await using var receiver = await OtlpReceiver.StartAsync(isGrpc, statusOfRequest: number => number == 0 ? 400 : 200);
        await using var service = await TestService.StartAsync(receiver, settings: new()
        {
            ["ServiceDefaults:DisableTracing"] = "true",
            ["ServiceDefaults:DisableMetrics"] = "true",
        });
        await receiver.Reached;

        SomeEvents.Failed(service.Logger, new InvalidOperationException());

        await receiver.LogAsync("some.failure");
        dropped.By("logs", "refused").ShouldBeGreaterThanOrEqualTo(1);
    }

    [Theory]
    [InlineData(true, 503)]
    [InlineData(false, 503)]
    [InlineData(true, 429)]
    [InlineData(false, 429)]
    public async Task A_receiver_that_cannot_take_anything_for_a_while_gets_everything_afterwards(bool isGrpc, int status)
    {
        using var dropped = new Dropped();
        using var source = new ActivitySource("shop");
        await using var receiver = await OtlpReceiver.StartAsync(isGrpc, statusOfRequest: number => number < 6 ? status : 200);
        await using var service = await TestService.StartAsync(receiver);

        SomeEvents.Failed(service.Logger, new InvalidOperationException());
        source.StartActivity("work")!.Dispose();

        await receiver.LogAsync("some.failure");
        await receiver.SpanAsync(span => span.Name == "work");
        receiver.Logs.ShouldContain(log => log.Scope == "Microsoft.Hosting.Lifetime");
        dropped.Total.ShouldBe(0);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_receiver_that_is_restarted_misses_nothing(bool isGrpc)
    {
        using var dropped = new Dropped();
        using var source = new ActivitySource("shop");
        var first = await OtlpReceiver.StartAsync(isGrpc);
        var port = new Uri(first.Endpoint).Port;
        await using var service = await TestService.StartAsync(first);
        SomeEvents.Step(service.Logger, 1);
        await first.LogAsync(_ => true);
        await first.DisposeAsync();

        for (var i = 0; i < 1_000; i++)
        {
            SomeEvents.StatusChanged(service.Logger, "S-100001", Guid.Empty, "a", "b", "shop");
            source.StartActivity("work")!.Dispose();
        }

        await using var second = await OtlpReceiver.StartAsync(isGrpc, port: port);
        SomeEvents.Failed(service.Logger, new InvalidOperationException());
        await second.LogAsync("some.failure");
        await service.DisposeAsync();
        second.Logs.Count(log => log.Event == "order.status_changed").ShouldBe(1_000);
        second.Spans.Count(span => span.Name == "work").ShouldBe(1_000);
        dropped.Total.ShouldBe(0);
    }
}
