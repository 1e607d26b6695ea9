using System.Collections.Concurrent;
using System.Globalization;
using System.Net.Http.Headers;
using Collector.Tests.Otlp;
using SystemTests.Store;

namespace SystemTests.Hosting;

/// <summary>Log records, one a request, sent until nobody takes them any more.</summary>
internal sealed class RecordStream
{
    private const int Senders = 4;

    // As many as a reader shows at once.
    private const int Most = 200;

    private readonly string _name = $"stream.{Guid.CreateVersion7():n}";
    private readonly ConcurrentQueue<string> _acknowledged = [];
    private readonly TaskCompletionSource _underWay = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _last;

    /// <summary>Gets the numbers of the records whose receipt was acknowledged.</summary>
    internal IReadOnlyCollection<string> Acknowledged => _acknowledged;

    /// <summary>Gets what ends when half of the records are acknowledged, and others under way.</summary>
    internal Task UnderWay => _underWay.Task;

    internal Task SendAsync(HttpClient receiver, CancellationToken cancellationToken) =>
        Task.WhenAll(Enumerable.Range(0, Senders).Select(_ => SendUntilRefusedAsync(receiver, cancellationToken)));

    /// <summary>Gives the numbers of the records that are stored, as often as they are.</summary>
    internal async Task<IReadOnlyList<string>> FindAsync(TelemetryReader telemetry, CancellationToken cancellationToken) =>
        [.. (await telemetry.Logs($"service=shop&event={_name}", cancellationToken)).Select(log => (string)log["message"]!)];

    private async Task SendUntilRefusedAsync(HttpClient receiver, CancellationToken cancellationToken)
    {
        try
        {
            for (var number = Interlocked.Increment(ref _last); number <= Most; number = Interlocked.Increment(ref _last))
                await SendAsync(receiver, number.ToString(CultureInfo.InvariantCulture), cancellationToken);
        }
        catch (HttpRequestException)
        {
            // Nobody is there any more.
        }
    }

    private async Task SendAsync(HttpClient receiver, string number, CancellationToken cancellationToken)
    {
        var now = (ulong)TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds() * 1_000_000;
        using var content = new ByteArrayContent(Request.Of("shop", new Log { Time = now, EventName = _name, Body = number }).Protobuf);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/x-protobuf");
        using var answer = await receiver.PostAsync(new Uri("/v1/logs", UriKind.Relative), content, cancellationToken);
        answer.EnsureSuccessStatusCode();
        _acknowledged.Enqueue(number);
        if (_acknowledged.Count >= Most / 2)
            _underWay.TrySetResult();
    }
}
