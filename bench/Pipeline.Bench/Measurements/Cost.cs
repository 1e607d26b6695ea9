using System.Diagnostics;
using Collector.Bench;
using Pipeline.Bench.Load;
using Pipeline.Bench.Sides;

namespace Pipeline.Bench.Measurements;

/// <summary>What storing records costs, from the socket until a search finds them all.</summary>
/// <param name="Records">How many they were.</param>
/// <param name="Seconds">How long it took.</param>
/// <param name="CpuSeconds">The processor time that each process took.</param>
/// <param name="BytesEach">What each takes on disk, those of the warm-up included.</param>
internal sealed record Cost(long Records, double Seconds, IReadOnlyDictionary<string, double> CpuSeconds, double BytesEach)
{
    private const int SendersAtATime = 8;
    private const int WarmUp = 64;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    internal double PerCpuSecond => Records / CpuSeconds.Values.Sum();

    internal static async Task<Cost> MeasureAsync(ISide side, OfferedRequests requests, int records, CancellationToken cancellationToken)
    {
        var senders = new Senders(side.Receiver, requests);
        await senders.SendAsync(WarmUp, SendersAtATime, cancellationToken);
        await UntilFoundAsync(side, senders.Acknowledged, cancellationToken);

        var before = Look(side);
        var (started, already) = (Stopwatch.GetTimestamp(), senders.Acknowledged);
        await senders.SendAsync(records / Payload.RecordsPerRequest, SendersAtATime, cancellationToken);
        await UntilFoundAsync(side, senders.Acknowledged, cancellationToken);
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        var after = Look(side);
        var bytes = await side.SettleAsync(cancellationToken);
        return new Cost(senders.Acknowledged - already, seconds, after.ToDictionary(part => part.Key, part => part.Value - before[part.Key]), (double)bytes / senders.Acknowledged);
    }

    /// <summary>Waits until a search finds so many records.</summary>
    internal static async Task UntilFoundAsync(ISide side, long records, CancellationToken cancellationToken)
    {
        while (await side.CountAsync(cancellationToken) < records)
            await Task.Delay(Pause, TimeProvider.System, cancellationToken);
    }

    private static Dictionary<string, double> Look(ISide side) => side.Processes.ToDictionary(part => part.Key, part => ProcessorTime.Of(part.Value));
}
