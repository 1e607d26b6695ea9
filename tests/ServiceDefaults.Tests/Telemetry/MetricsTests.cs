using System.Diagnostics.Metrics;
using Microsoft.AspNetCore.Builder;
using ServiceDefaults.Tests.Receiving;

namespace ServiceDefaults.Tests.Telemetry;

public sealed class MetricsTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Runtime_http_messaging_and_the_services_own_metrics_arrive(bool isGrpc)
    {
        await using var receiver = await OtlpReceiver.StartAsync(isGrpc);
        using var own = new Meter("shop");
        using var messaging = new Meter("Messaging");
        await using var service = await TestService.StartAsync(receiver, map: app => app.MapGet("/", () => "x"));
        own.CreateCounter<long>("shop.orders").Add(1);
        messaging.CreateCounter<long>("messaging.published").Add(1);

        await service.Client.GetStringAsync(new Uri("/", UriKind.Relative), TestContext.Current.CancellationToken);

        foreach (var name in new[] { "shop.orders", "messaging.published", "http.server.request.duration", "http.client.request.duration", "dotnet.gc.collections" })
            await receiver.MetricAsync(name);
    }

    [Fact]
    public async Task What_is_switched_off_is_not_sent()
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        var service = await TestService.StartAsync(receiver, map: app => app.MapGet("/", () => "x"), settings: new()
        {
            ["ServiceDefaults:DisableMetrics"] = "true",
            ["ServiceDefaults:DisableTracing"] = "true",
            ["ServiceDefaults:DisableLogExport"] = "true",
        });
        await service.Client.GetStringAsync(new Uri("/", UriKind.Relative), TestContext.Current.CancellationToken);

        await service.DisposeAsync();

        receiver.Bodies.ShouldBeEmpty();
    }
}
