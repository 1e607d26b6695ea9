using System.Globalization;
using Bench;

namespace Messaging.Bench;

/// <summary>Prints the figures as they come.</summary>
internal static class Table
{
    internal static void Head(string title, string measure) =>
        Console.WriteLine($"\n{title,-46} {"messages/s",10} {"of raw",7} {"CPU us each",11} {measure}");

    internal static void Throughput(string what, Measurement found, Measurement raw) =>
        Write(what, found, $"{found.PerSecond / raw.PerSecond,7:P0}", string.Empty);

    internal static void Latency(string what, Measurement found) =>
        Write(what, found, $"{string.Empty,7}", string.Create(CultureInfo.InvariantCulture, $"{found.P50,8:N1} {found.P99,8:N1} {found.Max,8:N1}"));

    internal static ResultRow ThroughputRow(int perCommit, int count, Measurement found, Measurement raw) => new(
        $"events from outbox to inbox, {perCommit} a commit", $"{found.PerSecond:F0}/s", $"RabbitMQ.Client alone {raw.PerSecond:F0}/s", string.Create(CultureInfo.InvariantCulture, $"{found.PerSecond / raw.PerSecond:0.00}"),
        "a third, over 3000/s", $"{count} events, 16 writers, quorum queue, confirms, persistent");

    internal static ResultRow LatencyRow(int perCommit, double rate, Measurement found, Measurement raw) => new(
        $"their latency at {rate:F0}/s, {perCommit} a commit", Percentiles(found), $"RabbitMQ.Client alone {Percentiles(raw)}", string.Create(CultureInfo.InvariantCulture, $"{found.P99 / raw.P99:0.0}"),
        "p99 under 100 ms", "half the reached rate, from the time each was due to its committed effect");

    private static string Percentiles(Measurement found) => string.Create(CultureInfo.InvariantCulture, $"p50 {found.P50:0} ms, p99 {found.P99:0} ms");

    private static void Write(string what, Measurement found, string share, string latency) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-46} {found.PerSecond,10:N0} {share} {found.ProcessMicroseconds,11:N0} {latency}"));
}
