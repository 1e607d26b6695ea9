using Collector.Decoding;
using Collector.Json;
using Collector.Tests.Otlp;
using Collector.Wire;
using FsCheck;
using FsCheck.Fluent;

namespace Collector.Tests.Decoding;

public sealed class GarbageTests
{
    private static readonly ulong Now = Some.Nanos(Some.Time);

    private static readonly Request[] Requests =
    [
        Request.Of("shop", new Log { Time = Now, Attributes = [new("a", new Value.MapValue([new("b", new Value.ArrayValue(["c", 1]))]))] }),
        Request.Of("shop", new Span { TraceId = Some.TraceId(), SpanId = Some.SpanId(), Start = Now, End = Now, EventAttributes = [new("a", "b")], LinkAttributes = [new("a", 1)] }),
        Request.Of("shop", Metrics.Histogram("h", Now, Some.TraceId()), Metrics.Exponential("e", Now), Metrics.Summary("q", Now)),
    ];

    public static TheoryData<string> Signals { get; } = [.. Enum.GetNames<Signal>()];

    [Theory]
    [MemberData(nameof(Signals))]
    public void Random_bytes_are_decoded_or_refused_with_a_format_error(string signal) =>
        Prop.ForAll(ArbMap.Default.ArbFor<byte[]>(), bytes => DecodedOrRefused(Enum.Parse<Signal>(signal), bytes)).QuickCheckThrowOnFailure();

    [Theory]
    [MemberData(nameof(Signals))]
    public void A_request_cut_anywhere_is_decoded_or_refused_with_a_format_error(string name)
    {
        var signal = Enum.Parse<Signal>(name);
        var request = Requests[(int)signal].Protobuf;
        for (var length = 0; length < request.Length; length++)
            DecodedOrRefused(signal, request[..length]);
    }

    [Theory]
    [MemberData(nameof(Signals))]
    public void A_request_with_any_byte_changed_is_decoded_or_refused_with_a_format_error(string name)
    {
        var signal = Enum.Parse<Signal>(name);
        var request = Requests[(int)signal].Protobuf;
        for (var position = 0; position < request.Length; position++)
        {
            foreach (var change in (byte[])[0x01, 0x7F, 0x80, 0xFF])
            {
                var damaged = (byte[])request.Clone();
                damaged[position] ^= change;
                DecodedOrRefused(signal, damaged);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Signals))]
    public void JSON_with_any_byte_changed_is_converted_or_refused_with_a_format_error(string name)
    {
        var signal = Enum.Parse<Signal>(name);
        var request = Requests[(int)signal].Json;
        for (var position = 0; position < request.Length; position++)
        {
            foreach (var replacement in "\"{[\\:0\u0001n"u8.ToArray())
            {
                var damaged = (byte[])request.Clone();
                damaged[position] = replacement;
                ConvertedOrRefused(signal, damaged);
                ConvertedOrRefused(signal, damaged[..position]);
            }
        }
    }

    [Fact]
    public void The_error_names_message_field_and_offset()
    {
        // ResourceLogs (field 1) of 4 bytes: scope_logs (field 2), which claims 40 bytes of the 2 that are left.
        var fault = Should.Throw<OtlpFormatException>(() => Some.Decode(Signal.Logs, [0x0A, 0x04, 0x12, 40, 1, 2]));

        fault.Message.ShouldBe("ResourceLogs field 2 at offset 2: the length is 40, but only 2 bytes remain.");
    }

    [Theory]
    [InlineData("[]", "ExportLogsServiceRequest at offset 0: a request must be a JSON object.")]
    [InlineData("""{"resourceLogs":5}""", "ExportLogsServiceRequest.resourceLogs at offset 16: the value must be an array.")]
    [InlineData("""{"resourceLogs":[{"scopeLogs":[{"logRecords":[{"timeUnixNano":"soon"}]}]}]}""", "LogRecord.timeUnixNano at offset 62: the value must be an integer of at most 64 bits, as a number or in a string.")]
    [InlineData("""{"resourceLogs":[{"scopeLogs":[{"logRecords":[{"traceId":"xyz"}]}]}]}""", "LogRecord.traceId at offset 57: the value must be a string of hexadecimal digits.")]
    public void The_error_of_JSON_names_field_and_offset_and_what_would_be_right(string json, string expected) =>
        Should.Throw<OtlpFormatException>(() => JsonToWire.Convert(Signal.Logs, System.Text.Encoding.UTF8.GetBytes(json))).Message.ShouldBe(expected);

    [Theory]
    [InlineData("""{"resource\ud800Logs":[]}""")]
    [InlineData("""{"resourceMetrics":[{"scopeMetrics":[{"metrics":[{"name":"a","gauge":{"dataPoints":[{"asDouble":"\ud800"}]}}]}]}]}""")]
    public void Half_a_surrogate_pair_is_no_defect_of_the_collector(string json) => ConvertedOrRefused(Signal.Metrics, System.Text.Encoding.UTF8.GetBytes(json));

    [Fact]
    public void An_error_quotes_no_more_of_a_request_than_helps() =>
        Should.Throw<OtlpFormatException>(() => JsonToWire.Convert(Signal.Logs, System.Text.Encoding.UTF8.GetBytes("{\"a\":t" + new string('x', 5_000) + "}")))
            .Message.Length.ShouldBeLessThan(400);

    private static void DecodedOrRefused(Signal signal, byte[] bytes)
    {
        try
        {
            Some.Decode(signal, bytes).Dispose();
        }
        catch (OtlpFormatException fault)
        {
            fault.Message.ShouldNotBeEmpty();
        }
    }

    private static void ConvertedOrRefused(Signal signal, byte[] json)
    {
        try
        {
            using var wire = JsonToWire.Convert(signal, json);
            DecodedOrRefused(signal, wire.Written.ToArray());
        }
        catch (OtlpFormatException fault)
        {
            fault.Message.ShouldNotBeEmpty();
        }
    }
}
