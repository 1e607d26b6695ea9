using System.Diagnostics;
using System.Diagnostics.Metrics;
using ServiceDefaults.Tests.Receiving;

namespace ServiceDefaults.Tests.Logging;

public sealed class HangingReceiverTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_receiver_that_hangs_blocks_nobody_and_what_is_dropped_is_counted(bool isGrpc)
    {
        using var dropped = new DroppedRecords();
        await using var receiver = await OtlpReceiver.StartAsync(isGrpc, hangs: true);
        await using var service = await TestService.StartAsync(receiver, settings: new()
        {
            ["ServiceDefaults:LogQueueLimit"] = "100",
            ["ServiceDefaults:DisableTracing"] = "true",
            ["ServiceDefaults:DisableMetrics"] = "true",
        });
        SomeEvents.Step(service.Logger, 0);
        await receiver.Reached;

        var started = Stopwatch.GetTimestamp();
        for (var i = 0; i < 10_000; i++)
            SomeEvents.StatusChanged(service.Logger, "S-100001", Guid.Empty, "a", "b", "shop");
        Stopwatch.GetElapsedTime(started).ShouldBeLessThan(TimeSpan.FromSeconds(2));

        receiver.Release();
        await service.DisposeAsync();
        var delivered = receiver.Logs.Count(log => log.Event == "order.status_changed");
        delivered.ShouldBeInRange(90, 100);
        dropped.By("queue_full").ShouldBe(10_000 - delivered);
    }

    [Fact]
    public async Task A_receiver_that_hangs_holds_the_end_up_for_the_grace_period_only_and_what_is_given_up_is_counted()
    {
        using var dropped = new DroppedRecords();
        await using var receiver = await OtlpReceiver.StartAsync(hangs: true);
        await using var service = await TestService.StartAsync(receiver, settings: new()
        {
            ["ServiceDefaults:LogBatchSize"] = "10",
            ["ServiceDefaults:DisableTracing"] = "true",
            ["ServiceDefaults:DisableMetrics"] = "true",
        });
        await receiver.Reached;
        for (var i = 0; i < 200; i++)
            SomeEvents.StatusChanged(service.Logger, "S-100001", Guid.Empty, "a", "b", "shop");

        var started = Stopwatch.GetTimestamp();
        await service.DisposeAsync();

        Stopwatch.GetElapsedTime(started).ShouldBeInRange(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(6));
        dropped.By("shutdown").ShouldBeGreaterThanOrEqualTo(200);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_batch_the_receiver_refuses_is_counted_and_the_next_one_is_delivered(bool isGrpc)
    {
        using var dropped = new DroppedRecords();
        await using var receiver = await OtlpReceiver.StartAsync(isGrpc, statusOfRequest: number => number == 0 ? 400 : 200);
        await using var service = await TestService.StartAsync(receiver, settings: new()
        {
            ["ServiceDefaults:DisableTracing"] = "true",
            ["ServiceDefaults:DisableMetrics"] = "true",
        });
        await receiver.Reached;

        SomeEvents.Failed(service.Logger, new InvalidOperationException());

        await receiver.LogAsync("some.failure");
        dropped.By("refused").ShouldBeGreaterThanOrEqualTo(1);
    }

    [Fact]
    public async Task A_receiver_that_is_away_for_a_while_gets_everything_afterwards()
    {
        using var dropped = new DroppedRecords();
        await using var receiver = await OtlpReceiver.StartAsync(statusOfRequest: number => number < 3 ? 503 : 200);
        await using var service = await TestService.StartAsync(receiver, settings: new()
        {
            ["ServiceDefaults:DisableTracing"] = "true",
            ["ServiceDefaults:DisableMetrics"] = "true",
        });

        SomeEvents.Failed(service.Logger, new InvalidOperationException());

        await receiver.LogAsync("some.failure");
        receiver.Logs.ShouldContain(log => log.Scope == "Microsoft.Hosting.Lifetime");
        dropped.Total.ShouldBe(0);
    }

    /// <summary>Listens to the metric of lost records.</summary>
    private sealed class DroppedRecords : IDisposable
    {
        private readonly MeterListener _listener = new();
        private readonly Dictionary<string, long> _byReason = [];

        internal DroppedRecords()
        {
            _listener.InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Name == "log.records.dropped")
                    listener.EnableMeasurementEvents(instrument);
            };
            _listener.SetMeasurementEventCallback<long>((_, count, tags, _) =>
            {
                var reason = (string)tags.ToArray().Single(tag => tag.Key == "reason").Value!;
                lock (_byReason)
                    _byReason[reason] = _byReason.GetValueOrDefault(reason) + count;
            });
            _listener.Start();
        }

        internal long Total => _byReason.Values.Sum();

        internal long By(string reason) => _byReason.GetValueOrDefault(reason);

        public void Dispose() => _listener.Dispose();
    }
}
