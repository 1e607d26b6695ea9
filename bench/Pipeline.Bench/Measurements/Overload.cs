using System.Globalization;
using Pipeline.Bench.Load;
using Pipeline.Bench.Sides;

namespace Pipeline.Bench.Measurements;

/// <summary>What a side does while it is offered far more than it can store.</summary>
/// <param name="PeakMegabytes">The most memory that each process held.</param>
/// <param name="Acknowledged">How many records it answered for.</param>
/// <param name="Refused">How many requests it turned down.</param>
/// <param name="Missing">How many records it had answered for and did not find in the end.</param>
internal sealed record Overload(IReadOnlyDictionary<string, double> PeakMegabytes, long Acknowledged, long Refused, long Missing)
{
    internal const int SendersAtATime = 512;
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(100);

    internal static async Task<Overload> MeasureAsync(ISide side, OfferedRequests requests, CancellationToken cancellationToken)
    {
        var already = await side.CountAsync(cancellationToken);
        var peak = side.Processes.ToDictionary(part => part.Key, _ => 0.0);
        var senders = new Senders(side.Receiver, requests);
        var flood = senders.FloodAsync(Duration, SendersAtATime, cancellationToken);
        while (!flood.IsCompleted)
        {
            foreach (var (part, process) in side.Processes)
                peak[part] = Math.Max(peak[part], Memory.MegabytesOf(process));
            await Task.Delay(Step, TimeProvider.System, cancellationToken);
        }

        await flood;
        return new Overload(peak, senders.Acknowledged, senders.Refused, await MissingAsync(side, already + senders.Acknowledged, cancellationToken));
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"{PeakMegabytes.Values.Sum():N0} MB ({string.Join(", ", PeakMegabytes.Select(part => string.Create(CultureInfo.InvariantCulture, $"{part.Key} {part.Value:N0}")))})");

    private static async Task<long> MissingAsync(ISide side, long expected, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            await Cost.UntilFoundAsync(side, expected, patience.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // What is missing by now is said.
        }

        return Math.Max(0, expected - await side.CountAsync(cancellationToken));
    }
}
