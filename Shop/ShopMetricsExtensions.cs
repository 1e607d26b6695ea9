using OpenTelemetry.Metrics;

namespace Shop;

internal static class ShopMetricsExtensions
{
    internal static void AddShopMetrics(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<ShopMetrics>();
        builder.Services.ConfigureOpenTelemetryMeterProvider(metrics => metrics.AddMeter(ShopMetrics.MeterName));
    }
}
