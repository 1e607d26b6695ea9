using System.Text.Json.Nodes;
using Collector.Tests.Ingest;
using Collector.Tests.Otlp;
using Fixtures;

namespace Collector.Tests.OwnTelemetry;

public sealed class OwnMetricsTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_received_stored_and_refused_is_found_among_the_metrics()
    {
        await using var collector = await CollectorHost.StartAsync(await postgres.CreateDatabaseAsync(Token), Token, "--Collector:OwnMetricsInterval=00:00:00.2");
        var request = Request.Of("shop", new Span { TraceId = [1], SpanId = Some.SpanId() }, new Span { TraceId = Some.TraceId(), SpanId = Some.SpanId() });
        (await GrpcCall.SendAsync(collector.Grpc, "trace.v1.TraceService", GrpcCall.Frame(request.Protobuf), Token)).Status.ShouldBe("0");

        await collector.GetUntilAsync("/api/metrics/collector.records.stored?service=collector", HasTraces, Token);
        (await ValueAsync(collector, "received")).ShouldBe(2);
        (await ValueAsync(collector, "stored")).ShouldBe(1);
        (await ValueAsync(collector, "refused")).ShouldBe(1);
    }

    private static async Task<double> ValueAsync(CollectorHost collector, string name)
    {
        var points = await collector.GetAsync($"/api/metrics/collector.records.{name}?service=collector", Token);
        return points["items"]!.AsArray().First(IsOfTraces)!["value"]!.GetValue<double>();
    }

    private static bool HasTraces(JsonNode page) => page["items"]!.AsArray().Any(IsOfTraces);

    private static bool IsOfTraces(JsonNode? point) => point!["attributes"]!["signal"]!.GetValue<string>() == "Traces";
}
