using System.Diagnostics.Metrics;
using Mes.Orders;
using Messaging.Orders;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.Metrics.Testing;
using Microsoft.Extensions.Hosting;

namespace Mes.Tests;

public sealed class MetricsTests(MesService service)
{
    [Fact]
    public async Task Operations_are_counted_and_timed_by_kind()
    {
        var meters = service.Services.GetRequiredService<IMeterFactory>();
        using var started = new MetricCollector<long>(meters, MesMetrics.MeterName, "mes.operations.started");
        using var duration = new MetricCollector<double>(meters, MesMetrics.MeterName, "mes.operation.duration");
        var story = await service.ApprovedOrderAsync();

        await service.Http.DoAsync(story.OrderId, await service.Http.OperatorAsync(), "print");

        started.GetMeasurementSnapshot().ShouldContain(measured => (string)measured.Tags["mes.operation"]! == "print");
        duration.GetMeasurementSnapshot().ShouldContain(measured => (string)measured.Tags["mes.operation"]! == "print" && measured.Value >= 0);
    }

    [Fact]
    public async Task The_depth_of_the_queue_is_shown_by_status()
    {
        using var depth = new MetricCollector<int>(service.Services.GetRequiredService<IMeterFactory>(), MesMetrics.MeterName, "mes.queue.depth");
        await service.ApprovedOrderAsync();

        await service.Services.GetServices<IHostedService>().OfType<QueueSampler>().Single().SampleAsync(TestContext.Current.CancellationToken);

        depth.RecordObservableInstruments();
        var measured = depth.GetMeasurementSnapshot();
        measured.Select(row => (string)row.Tags["order.status"]!).ShouldBe(ProductionQueue.Statuses.Select(status => status.ToString()));
        measured.Single(row => (string)row.Tags["order.status"]! == nameof(OrderStatus.ManufacturingApproved)).Value.ShouldBeGreaterThanOrEqualTo(1);
    }
}
