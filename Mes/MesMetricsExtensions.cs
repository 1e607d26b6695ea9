using Mes.Orders;
using OpenTelemetry.Metrics;

namespace Mes;

internal static class MesMetricsExtensions
{
    internal static void AddMesMetrics(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<MesMetrics>();
        builder.Services.AddHostedService<QueueSampler>();
        builder.Services.ConfigureOpenTelemetryMeterProvider(metrics => metrics.AddMeter(MesMetrics.MeterName));
    }
}
