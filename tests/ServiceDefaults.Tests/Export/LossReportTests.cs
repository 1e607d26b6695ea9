using Fixtures;
using Microsoft.Extensions.Logging.Testing;
using ServiceDefaults.Export;

namespace ServiceDefaults.Tests.Export;

[Collection(nameof(Dropped))]
public sealed class LossReportTests
{
    private static readonly Loss Full = new(Signal.Logs, Loss.Otlp, Loss.QueueFull);
    private static readonly Loss Refused = new(Signal.Traces, Loss.Otlp, Loss.Refused);

    [Fact]
    public async Task A_loss_is_told_at_once_and_what_follows_once_a_minute_with_the_total()
    {
        var time = new WatchedTime();
        var logger = new FakeLogger<LossReport>();
        using var loss = new TelemetryLoss(TextWriter.Null);
        using var report = new LossReport(loss, time, logger);
        await report.StartAsync(TestContext.Current.CancellationToken);

        loss.Count(3, Full);
        await UntilAsync(() => logger.Collector.Count == 1);
        await UntilAsync(() => !time.Pauses.IsEmpty);
        loss.Count(4, Full);
        loss.Count(5, Refused, "HTTP status 400");
        time.Advance(LossReport.Quiet - TimeSpan.FromSeconds(1));
        logger.Collector.Count.ShouldBe(1);
        time.Advance(TimeSpan.FromSeconds(1));
        await UntilAsync(() => logger.Collector.Count == 2);

        logger.Collector.GetSnapshot().Select(record => record.Message).ShouldBe(
        [
            "3 items of telemetry were given up since the last report, 3 since the start: logs otlp queue_full 3",
            "9 items of telemetry were given up since the last report, 12 since the start: logs otlp queue_full 4, traces otlp refused 5 (HTTP status 400)",
        ]);
        await report.StopAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public void What_the_end_of_the_process_loses_is_told_on_the_error_output()
    {
        using var errors = new StringWriter();
        var loss = new TelemetryLoss(errors);
        loss.Count(7, new(Signal.Traces, Loss.Otlp, Loss.Shutdown));

        loss.Dispose();

        errors.ToString().ShouldBe($"7 items of telemetry were dropped: traces otlp shutdown 7.{Environment.NewLine}");
    }

    private static async Task UntilAsync(Func<bool> isSo)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        deadline.CancelAfter(TimeSpan.FromSeconds(20));
        while (!isSo())
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, deadline.Token);
    }
}
