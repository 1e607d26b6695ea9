using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Pipeline.Bench.Sides;
using ServiceDefaults;

namespace Pipeline.Bench.Measurements;

/// <summary>The time from the call of a logger until a search finds the record.</summary>
/// <param name="Median">In milliseconds.</param>
/// <param name="P99">In milliseconds.</param>
/// <param name="Watched">How many records were watched.</param>
internal sealed partial record Delay(double Median, double P99, int Watched)
{
    internal const int PerSecond = 2_000;
    private const int WatchedEach = 20;
    private const int WarmUp = 2 * PerSecond;
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan End = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(10);

    internal static async Task<Delay> MeasureAsync(ISide side, CancellationToken cancellationToken)
    {
        await using var service = Service(side.Receiver);
        var logger = service.Services.GetRequiredService<ILoggerFactory>().CreateLogger("Bench.Orders");
        var pending = new ConcurrentDictionary<string, long>();
        var delays = new List<double>();
        var logging = Task.Run(() => LogAsync(logger, pending, cancellationToken), cancellationToken);
        while (!logging.IsCompleted || !pending.IsEmpty)
        {
            await Task.Delay(Step, TimeProvider.System, cancellationToken);
            var orders = pending.Keys.ToArray();
            foreach (var order in orders.Length == 0 ? [] : await side.FindAsync(orders, cancellationToken))
            {
                if (pending.TryRemove(order, out var called))
                    delays.Add(Stopwatch.GetElapsedTime(called).TotalMilliseconds);
            }
        }

        await logging;
        delays.Sort();
        return new Delay(delays[delays.Count / 2], delays[(int)(delays.Count * 0.99)], delays.Count);
    }

    private static async Task LogAsync(ILogger logger, ConcurrentDictionary<string, long> pending, CancellationToken cancellationToken)
    {
        var (started, logged) = (Stopwatch.GetTimestamp(), 0);
        using var timer = new PeriodicTimer(Step, TimeProvider.System);
        while (Stopwatch.GetElapsedTime(started) < Duration && await timer.WaitForNextTickAsync(cancellationToken))
        {
            for (var due = Stopwatch.GetElapsedTime(started).TotalSeconds * PerSecond; logged < due; logged++)
            {
                var order = $"D-{Environment.ProcessId}-{logged}";
                // The last batch of a run waits for others that do not come any more.
                if (logged % WatchedEach == 0 && logged > WarmUp && Stopwatch.GetElapsedTime(started) < Duration - End)
                    pending[order] = Stopwatch.GetTimestamp();
                StatusChanged(logger, order, "Submitted", "PriceCalculated", logged);
            }
        }
    }

    private static WebApplication Service(Uri receiver)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["OTEL_EXPORTER_OTLP_ENDPOINT"] = receiver.AbsoluteUri,
            ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
            ["OTEL_SERVICE_NAME"] = "shop",
            ["ServiceDefaults:DisableConsole"] = "true",
            ["ServiceDefaults:DisableTracing"] = "true",
            ["ServiceDefaults:DisableMetrics"] = "true",
        });
        builder.AddServiceDefaults();
        return builder.Build();
    }

    [LoggerMessage(EventId = 1, EventName = "order.status_changed", Level = LogLevel.Information, Message = "Order {OrderId} is {NewStatus}, was {OldStatus} ({Sequence})")]
    private static partial void StatusChanged(ILogger logger, string orderId, string oldStatus, string newStatus, int sequence);
}
