using Collector.Decoding;
using Collector.Json;
using Collector.Tests.Otlp;
using FsCheck;
using FsCheck.Fluent;

namespace Collector.Tests.Decoding;

public sealed class EncodingEqualityTests
{
    private static readonly ulong Now = Some.Nanos(Some.Time);

    [Fact]
    public void Logs_in_JSON_are_stored_as_in_protobuf() =>
        Prop.ForAll(OtlpGenerators.Logs(Now).ToArbitrary(), log => Same(Signal.Logs, LogDecoder.Columns, Request.Of("shop", log))).QuickCheckThrowOnFailure();

    [Fact]
    public void Spans_in_JSON_are_stored_as_in_protobuf() =>
        Prop.ForAll(OtlpGenerators.Spans(Now).ToArbitrary(), span => Same(Signal.Traces, SpanDecoder.Columns, Request.Of("shop", span))).QuickCheckThrowOnFailure();

    [Fact]
    public void Metrics_of_every_kind_in_JSON_are_stored_as_in_protobuf() => Same(Signal.Metrics, MetricDecoder.Columns, Request.Of("shop",
        Metrics.Gauge("g", Now, double.NaN),
        Metrics.Sum("s", Now, -5, [new("a", "b")]),
        Metrics.Histogram("h", Now, Some.TraceId()),
        Metrics.Exponential("e", Now),
        Metrics.Summary("q", Now)));

    private static void Same(Signal signal, string columns, Request request)
    {
        using var wire = JsonToWire.Convert(signal, request.Json);
        using var fromJson = Some.Decode(signal, wire.Written.Span);
        using var fromProtobuf = Some.Decode(signal, request.Protobuf);

        fromJson.Count.ShouldBe(fromProtobuf.Count);
        WithoutIds(fromJson, columns).ShouldBe(WithoutIds(fromProtobuf, columns));
    }

    /// <summary>Ids number what was received, and sources are told apart by their bytes; all else must be equal to the byte.</summary>
    private static List<string> WithoutIds(RecordBatch batch, string columns) =>
        [.. Rows.CopyRow.ReadAll(batch.Rows.Written.Span, columns).Select(row => string.Join('|', columns.Split(", ")
            .Where(column => column is not ("id" or "source_id"))
            .Select(column => row.Bytes(column) is { } bytes ? Convert.ToHexString(bytes) : "null")))];
}
