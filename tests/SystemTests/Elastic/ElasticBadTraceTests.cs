using Aspire.Hosting.Testing;
using SystemTests.BadInput.Traces;

namespace SystemTests.Elastic;

/// <summary>The same at the OpenTelemetry Collector and Jaeger; that the spans failed saves them from being sampled away.</summary>
[Collection(nameof(WithElastic))]
public sealed class ElasticBadTraceTests(ElasticSystem system) : BadTraceContract
{
    [Fact]
    public Task Every_span_of_a_trace_with_cycles_and_missing_parents_is_shown()
    {
        ElasticSystem.SkipUnlessThere();
        return EverySpanOfASenselessTraceIsShownAsync();
    }

    [Fact]
    public Task Every_span_of_a_trace_of_a_hundred_thousand_is_kept()
    {
        ElasticSystem.SkipUnlessThere();
        return EverySpanOfAnEnormousTraceIsKeptAsync();
    }

    protected override HttpClient Receiver() => system.Application.CreateHttpClient("otelcol", "http");

    private protected override Task<long> CountAsync(string traceId, CancellationToken cancellationToken) =>
        system.Reader.Count("jaeger-span-*", $"traceID:{traceId}", cancellationToken);

    private protected override Task<IReadOnlyList<string>> ShowAsync(string traceId, CancellationToken cancellationToken) =>
        system.Reader.SpanNames(traceId, cancellationToken);
}
