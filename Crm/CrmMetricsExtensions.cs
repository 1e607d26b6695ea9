using OpenTelemetry.Metrics;

namespace Crm;

internal static class CrmMetricsExtensions
{
    internal static void AddCrmMetrics(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<CrmMetrics>();
        builder.Services.ConfigureOpenTelemetryMeterProvider(metrics => metrics.AddMeter(CrmMetrics.MeterName));
    }
}
