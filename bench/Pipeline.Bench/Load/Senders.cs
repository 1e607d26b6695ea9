using System.Net.Http.Headers;
using Collector.Bench;

namespace Pipeline.Bench.Load;

/// <summary>Sends requests by OTLP/HTTP, several at a time.</summary>
internal sealed class Senders(Uri receiver, OfferedRequests requests)
{
    private static readonly TimeSpan DefaultPause = TimeSpan.FromMilliseconds(200);

    // Written by the senders.
    private long _acknowledged;
    private long _refused;

    /// <summary>Gets how many records the receiver has answered for.</summary>
    internal long Acknowledged => Interlocked.Read(ref _acknowledged);

    /// <summary>Gets how many requests it has turned down.</summary>
    internal long Refused => Interlocked.Read(ref _refused);

    /// <summary>Sends a number of requests; one that is turned down is sent again when its sender is told to.</summary>
    internal Task SendAsync(int count, int senders, CancellationToken cancellationToken)
    {
        var left = count;
        return RunAsync(senders, () => Interlocked.Decrement(ref left) >= 0, isPatient: true, cancellationToken);
    }

    /// <summary>Sends as fast as the receiver answers, whatever it answers, until a time is over.</summary>
    internal async Task FloodAsync(TimeSpan duration, int senders, CancellationToken cancellationToken)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        over.CancelAfter(duration);
        await RunAsync(senders, () => !over.IsCancellationRequested, isPatient: false, cancellationToken);
    }

    private Task RunAsync(int senders, Func<bool> goesOn, bool isPatient, CancellationToken cancellationToken) =>
        Task.WhenAll(Enumerable.Range(0, senders).Select(_ => Task.Run(
            async () =>
            {
                using var client = new HttpClient { BaseAddress = receiver };
                while (goesOn())
                    await SendAsync(client, requests.Next(), isPatient, cancellationToken);
            },
            cancellationToken)));

    private async Task SendAsync(HttpClient client, byte[] request, bool isPatient, CancellationToken cancellationToken)
    {
        while (true)
        {
            using var content = new ByteArrayContent(request);
            content.Headers.ContentType = new MediaTypeHeaderValue("application/x-protobuf");
            using var answer = await client.PostAsync(new Uri("v1/logs", UriKind.Relative), content, cancellationToken);
            if (answer.IsSuccessStatusCode)
            {
                Interlocked.Add(ref _acknowledged, Payload.RecordsPerRequest);
                return;
            }

            Interlocked.Increment(ref _refused);
            if (!isPatient)
                return;
            await Task.Delay(answer.Headers.RetryAfter?.Delta ?? DefaultPause, TimeProvider.System, cancellationToken);
        }
    }
}
