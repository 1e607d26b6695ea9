using System.Security.Cryptography;
using Collector.Tests.Otlp;

namespace SystemTests.BadInput.Traces;

/// <summary>Traces that make no sense or are enormous are kept with all their spans, whichever store keeps them.</summary>
public abstract class BadTraceContract
{
    private const int Enormous = 100_000;
    private const int SpansPerRequest = 2_000;
    private const uint Failed = 2;

    private protected static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Gives a client of what receives OTLP.</summary>
    protected abstract HttpClient Receiver();

    /// <summary>Tells how many spans of a trace a reader finds by now.</summary>
    private protected abstract Task<long> CountAsync(string traceId, CancellationToken cancellationToken);

    /// <summary>Gives the names of a trace's spans as the one who looks at the trace gets them.</summary>
    private protected abstract Task<IReadOnlyList<string>> ShowAsync(string traceId, CancellationToken cancellationToken);

    private protected async Task EverySpanOfASenselessTraceIsShownAsync()
    {
        var trace = RandomNumberGenerator.GetBytes(16);
        var (first, second, alone) = (Id(), Id(), Id());
        Span[] spans =
        [
            Of(trace, "first of a cycle", first, second),
            Of(trace, "second of a cycle", second, first),
            Of(trace, "its own parent", alone, alone),
            Of(trace, "child of nobody", Id(), Id()),
            Of(trace, "id of another", first, []),
            Of(trace, "ended before it began", Id(), first) with { End = Now() - 1_000_000_000 },
            Of(trace, "of 1970", Id(), first) with { Start = 1, End = 2 },
        ];
        using var receiver = Receiver();
        await receiver.SendOtlpAsync("traces", Request.Of("badtraces", spans).Protobuf, Token);

        var id = Convert.ToHexStringLower(trace);
        var shown = await Eventually.Get($"trace {id} with {spans.Length} spans", token => ShowAsync(id, token), names => names.Count >= spans.Length, Token);

        shown.ShouldBe(spans.Select(span => span.Name), ignoreOrder: true);
    }

    private protected async Task EverySpanOfAnEnormousTraceIsKeptAsync()
    {
        var trace = RandomNumberGenerator.GetBytes(16);
        var root = Id();
        using var receiver = Receiver();
        for (var sent = 0; sent < Enormous; sent += SpansPerRequest)
            await receiver.SendOtlpAsync("traces", Request.Of("badtraces", [.. Enumerable.Range(sent, SpansPerRequest).Select(number => Of(trace, "step", number == 0 ? root : Id(), root))]).Protobuf, Token);

        var id = Convert.ToHexStringLower(trace);
        // They take their time on a small machine; each step has a deadline of its own.
        for (var step = SpansPerRequest; step <= Enormous; step += SpansPerRequest)
            await Eventually.Get($"{step} spans of trace {id}", token => CountAsync(id, token), count => count >= step, Token);
        (await CountAsync(id, Token)).ShouldBe(Enormous);
    }

    private static Span Of(byte[] trace, string name, byte[] id, byte[] parent) =>
        new() { TraceId = trace, Name = name, SpanId = id, ParentSpanId = parent, Start = Now(), End = Now() + 1_000, Status = Failed };

    private static byte[] Id() => RandomNumberGenerator.GetBytes(8);

    private static ulong Now() => (ulong)(TimeProvider.System.GetUtcNow() - DateTimeOffset.UnixEpoch).Ticks * 100;
}
