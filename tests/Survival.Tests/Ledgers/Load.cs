using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using FaultWorker.Facts;
using Survival.Tests.Battle;

namespace Survival.Tests.Ledgers;

/// <summary>Seeded clients that state facts one after the other, and each again until it is acknowledged; they go on until they are told to finish.</summary>
internal sealed class Load(string name, int seed, params HttpClient[] publishers)
{
    private const int Streams = 6;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);
    private readonly ConcurrentDictionary<(string Stream, long Number), bool> _facts = new(); // Whether it was acknowledged.
    private volatile bool _isFinished; // Set by the test, read by the clients.
    private int _recovered;
    private int _asked;

    internal string Name { get; } = name;

    /// <summary>Gets the names of the streams that hold good facts; <see cref="PoisonStream"/> holds the others.</summary>
    internal IReadOnlyList<string> StreamNames { get; } = [.. Enumerable.Range(1, Streams).Select(number => $"{name}/{number}")];

    internal string PoisonStream => $"{Name}/poison";

    internal int Attempted => _facts.Count;

    internal int Acknowledged => _facts.Count(fact => fact.Value);

    /// <summary>Gets how many facts were found committed when they were asked for again: the answer to the first request was lost.</summary>
    internal int Recovered => _recovered;

    /// <summary>Gets how many requests were made, also those in vain.</summary>
    internal int Asked => _asked;

    internal IEnumerable<(string Stream, long Number)> Facts => _facts.Keys;

    internal void Finish() => _isFinished = true;

    /// <summary>Waits until so many more facts were acknowledged.</summary>
    internal Task GoOnAsync(int more)
    {
        var goal = Acknowledged + more;
        return Deadline.UntilAsync(() => Acknowledged >= goal, $"{more} more acknowledged facts");
    }

    internal async Task RunAsync(CancellationToken cancellationToken)
    {
        await Task.WhenAll(
        [
            .. StreamNames.Select((stream, index) => Task.Run(() => StateAsync(stream, isPoison: false, new Random(seed + index), TimeSpan.FromMilliseconds(40), cancellationToken), cancellationToken)),
            Task.Run(() => StateAsync(PoisonStream, isPoison: true, new Random(seed - 1), TimeSpan.FromMilliseconds(600), cancellationToken), cancellationToken),
        ]);
    }

    private async Task StateAsync(string stream, bool isPoison, Random random, TimeSpan mean, CancellationToken cancellationToken)
    {
        for (var number = 1L; !_isFinished; number++)
        {
            _facts[(stream, number)] = false;
            await StateAsync(new FactRequest(stream, number, isPoison), random, cancellationToken);
            _facts[(stream, number)] = true;
            await Task.Delay(mean * (2 * random.NextDouble()), TimeProvider.System, cancellationToken);
        }
    }

    private async Task StateAsync(FactRequest fact, Random random, CancellationToken cancellationToken)
    {
        for (var tries = 0; ; tries++)
        {
            if (await AskAsync(publishers[random.Next(publishers.Length)], fact, cancellationToken) is { } status)
            {
                if (status == HttpStatusCode.OK && tries > 0)
                    Interlocked.Increment(ref _recovered);
                return;
            }

            await Task.Delay(Pause, TimeProvider.System, cancellationToken);
        }
    }

    private async Task<HttpStatusCode?> AskAsync(HttpClient publisher, FactRequest fact, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _asked);
        try
        {
            using var answer = await publisher.PostAsJsonAsync("facts", fact, cancellationToken);
            return answer.IsSuccessStatusCode ? answer.StatusCode : null;
        }
        catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            // Whether it was stated is not known; it is asked for again.
            return null;
        }
    }
}
