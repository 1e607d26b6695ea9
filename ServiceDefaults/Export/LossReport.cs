using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ServiceDefaults.Export;

/// <summary>Tells of lost telemetry as soon as some is lost, and once a minute at most.</summary>
/// <remarks>While the log exporter's own queue is full only the console gets the report; the total in the first one after that tells of all.</remarks>
internal sealed class LossReport(TelemetryLoss loss, TimeProvider time, ILogger<LossReport> logger) : BackgroundService
{
    internal static readonly TimeSpan Quiet = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            await loss.AnyAsync(stoppingToken);
            var (items, total, detail) = loss.Take();
            ExportEvents.Dropped(logger, items, total, detail);
            await Task.Delay(Quiet, time, stoppingToken);
        }
    }
}
