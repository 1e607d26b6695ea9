using System.Globalization;
using Bench;
using Pipeline.Bench.Load;
using Pipeline.Bench.Measurements;
using Pipeline.Bench.Sides;

namespace Pipeline.Bench;

/// <summary>Measures both sides one after the other, and says how they compare.</summary>
internal static class Comparison
{
    private const int Seed = 1;
    private const string WithoutBackends = "not measured: BACKENDS_DIR names no folder with bin/otelcol and elasticsearch/";

    internal static async Task RunAsync(int records, CancellationToken cancellationToken)
    {
        var now = TimeProvider.System.GetUtcNow();
        var requests = new OfferedRequests(Seed, now);
        var ours = await MeasureAsync(EmbeddedSide.StartAsync, requests, records, cancellationToken);
        var theirs = HasBackends() ? await MeasureAsync(ElasticSide.StartAsync, new OfferedRequests(Seed, now), records, cancellationToken) : null;
        Write(ours, theirs, requests.RecordBytes);
    }

    private static async Task<SideResult> MeasureAsync(Func<CancellationToken, Task<ISide>> start, OfferedRequests requests, int records, CancellationToken cancellationToken)
    {
        await using var side = await start(cancellationToken);
        var cost = await Cost.MeasureAsync(side, requests, records, cancellationToken);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{side.Name}: {cost.Records:N0} records in {cost.Seconds:N1} s, CPU s: {string.Join(", ", cost.CpuSeconds.Select(part => string.Create(CultureInfo.InvariantCulture, $"{part.Key} {part.Value:N2}")))}"));
        var delay = await Delay.MeasureAsync(side, cancellationToken);
        var overload = await Overload.MeasureAsync(side, requests, cancellationToken);
        return new SideResult(side.Name, cost, delay, overload);
    }

    private static void Write(SideResult ours, SideResult? theirs, double wireBytes)
    {
        var cores = $"{Environment.ProcessorCount} cores";
        new ResultRow(
            "log records from socket to searchable, all processes", Per(ours.Cost), theirs is null ? WithoutBackends : $"otelcol and Elasticsearch {Per(theirs.Cost)}",
            Ratio(ours.Cost.PerCpuSecond, theirs?.Cost.PerCpuSecond), "2 times theirs",
            string.Create(CultureInfo.InvariantCulture, $"{ours.Cost.Records:N0} records, 512 a request, 8 senders, OTLP/HTTP protobuf, {cores}; CPU until a search finds all")).Write();
        new ResultRow(
            "log records: bytes on disk", Each(ours.Cost), theirs is null ? WithoutBackends : $"Elasticsearch {Each(theirs.Cost)}", Ratio(ours.Cost.BytesEach, theirs?.Cost.BytesEach), "at most theirs",
            string.Create(CultureInfo.InvariantCulture, $"{wireBytes:N0} B on the wire; heap, indexes and TOAST after a checkpoint; theirs in one segment after forcemerge and flush, without translog")).Write();
        new ResultRow(
            "log call to searchable", Times(ours.Delay), theirs is null ? WithoutBackends : $"otelcol and Elasticsearch {Times(theirs.Delay)}", Ratio(ours.Delay.P99, theirs?.Delay.P99), "p99 below 1 s",
            $"{Delay.PerSecond} records/s from a process with ServiceDefaults, {ours.Delay.Watched} of them watched, {cores}").Write();
        new ResultRow(
            "peak memory under overload", ours.Overload.ToString(), theirs is null ? WithoutBackends : theirs.Overload.ToString(),
            Ratio(ours.Overload.PeakMegabytes.Values.Sum(), theirs?.Overload.PeakMegabytes.Values.Sum()), "bounded", $"{Overload.SendersAtATime} senders without pause for 15 s; {Under(ours)}{(theirs is null ? string.Empty : $"; {Under(theirs)}")}").Write();
    }

    private static string Per(Cost cost) => string.Create(CultureInfo.InvariantCulture, $"{cost.PerCpuSecond:N0}/CPU s");

    private static string Each(Cost cost) => string.Create(CultureInfo.InvariantCulture, $"{cost.BytesEach:N0} B/record");

    private static string Times(Delay delay) => string.Create(CultureInfo.InvariantCulture, $"p50 {delay.Median:N0} ms, p99 {delay.P99:N0} ms");

    private static string Under(SideResult side) => string.Create(CultureInfo.InvariantCulture,
        $"{side.Name}: {side.Overload.Acknowledged:N0} records acknowledged, {side.Overload.Refused:N0} requests refused, {side.Overload.Missing:N0} of the acknowledged missing after a minute");

    private static string Ratio(double ours, double? theirs) => theirs is { } other ? (ours / other).ToString("0.00", CultureInfo.InvariantCulture) : string.Empty;

    private static bool HasBackends() => Environment.GetEnvironmentVariable("BACKENDS_DIR") is { Length: > 0 } folder
        && File.Exists(Path.Combine(folder, "bin", "otelcol")) && Directory.Exists(Path.Combine(folder, "elasticsearch"));
}
