using System.Globalization;

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

    private static void Write(string what, Measurement found, string share, string latency) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-46} {found.PerSecond,10:N0} {share} {found.ProcessMicroseconds,11:N0} {latency}"));
}
