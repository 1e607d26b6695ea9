using System.Text;
using System.Text.RegularExpressions;
using Collector.Decoding;
using Collector.Json;
using Collector.Tests.Otlp;
using Collector.Wire;
using Fuzzing;

namespace Collector.Tests.Decoding;

/// <summary>What is tried on the decoders of OTLP, and what must hold for whatever is tried. The first byte of an input says signal and encoding.</summary>
internal static partial class FuzzedRequests
{
    private const int Signals = 3;

    private static readonly ulong Now = Some.Nanos(Some.Time);

    private static readonly byte[][] Tokens =
    [
        [0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x01], [0x80], [0x00], [0x0A, 0xFF, 0xFF, 0xFF, 0xFF, 0x0F], [0x0A, 0x00], [0x0B], [0x0C], [0x2A, 0x02, 0x0A, 0x00],
        [0xED, 0xA0, 0x80], [0xC0, 0x80], [0xF4, 0x90, 0x80, 0x80], .. ((string[])["null", "{}", "[]", "\"\"", "1e999", "-0", "\\u0000", "\\ud800", "18446744073709551616", "[[[[[[[[", "\"kvlistValue\":"]).Select(Encoding.UTF8.GetBytes),
    ];

    public static Fuzzer NewFuzzer() => new(Corpus(), Tokens, input => Task.FromResult(Try(input)));

    private static IEnumerable<byte[]> Corpus()
    {
        Request[] requests =
        [
            Request.Of("shop", new Log { Time = Now, Attributes = [new("a", new Value.MapValue([new("b", new Value.ArrayValue(["c", 1]))]))] }),
            Request.Of("shop", new Span { TraceId = Some.TraceId(), SpanId = Some.SpanId(), Start = Now, End = Now, EventAttributes = [new("a", "b")], LinkAttributes = [new("a", 1)] }),
            Request.Of("shop", Metrics.Histogram("h", Now, Some.TraceId()), Metrics.Exponential("e", Now), Metrics.Summary("q", Now)),
        ];
        foreach (var (signal, request) in requests.Index())
        {
            yield return [(byte)signal, .. request.Protobuf];
            yield return [(byte)(signal + Signals), .. request.Json];
        }
    }

    private static string Try(byte[] input)
    {
        if (input.Length == 0)
            return "nothing";
        var (signal, isJson) = ((Signal)(input[0] % Signals), input[0] % (2 * Signals) >= Signals);
        try
        {
            if (!isJson)
                return Decode(signal, input[1..]);
            using var wire = JsonToWire.Convert(signal, input.AsSpan(1).ToArray());
            return Decode(signal, wire.Written.ToArray());
        }
        catch (OtlpFormatException fault)
        {
            fault.Message.Length.ShouldBeInRange(20, 400);
            return $"{signal} {Varying().Replace(fault.Message, "N")}";
        }
    }

    private static string Decode(Signal signal, byte[] request)
    {
        using var batch = Some.Decode(signal, request);
        return $"{signal} of {Math.Min(batch.Count, 4)}";
    }

    // Numbers, and what is quoted of the input: neither tells one kind of fault from another.
    [GeneratedRegex(@"\d+|'.*'|…", RegexOptions.Singleline)]
    private static partial Regex Varying();
}
