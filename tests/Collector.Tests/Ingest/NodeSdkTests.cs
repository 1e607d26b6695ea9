using System.Text.Json.Nodes;

namespace Collector.Tests.Ingest;

/// <summary>OpenTelemetry's SDK of another language sends, the read API finds. Needs node and npm.</summary>
public sealed class NodeSdkTests(RunningCollector collector, NodeSender node) : IClassFixture<RunningCollector>, IClassFixture<NodeSender>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("http/json")]
    [InlineData("http/protobuf")]
    [InlineData("grpc")]
    public async Task Logs_traces_and_metrics_of_the_SDK_for_Node_are_found_as_they_were_sent(string protocol)
    {
        var service = Some.Name("node");

        var traceId = await node.SendAsync(service, protocol, protocol == "grpc" ? collector.Host.Grpc : collector.Host.Http.BaseAddress!, Token);

        var trace = await collector.Host.GetAsync($"/api/traces/{traceId}", Token);
        var spans = trace["spans"]!.AsArray();
        spans.Count.ShouldBe(2);
        var child = spans.Single(span => Text(span, "name") == "print label")!;
        HoldsTheSpans(spans.Single(span => Text(span, "name") == "pack order")!, child, service);
        HoldsTheRecord(trace["logs"]!.AsArray().ShouldHaveSingleItem()!, child, service);
        await HoldsTheMetricsAsync(service);
    }

    private static void HoldsTheSpans(JsonNode parent, JsonNode child, string service)
    {
        Text(parent, "service").ShouldBe(service);
        Text(parent, "scope").ShouldBe("node.sender");
        Text(parent, "kind").ShouldBe("Consumer");
        Text(parent, "orderId").ShouldBe("S-2026");
        parent["durationMs"]!.GetValue<double>().ShouldBeGreaterThanOrEqualTo(child["durationMs"]!.GetValue<double>());
        Text(child, "parentSpanId").ShouldBe(Text(parent, "spanId"));
        Text(child, "kind").ShouldBe("Client");
        Text(child, "status").ShouldBe("Error");
        Text(child, "statusMessage").ShouldBe("printer away");
        child["attributes"]!.ToJsonString().ShouldBe("""{"label.count":2,"label.sizes":["A5","A6"]}""");
        child["events"]![0]!["name"]!.GetValue<string>().ShouldBe("exception");
        child["events"]![0]!["attributes"]!["exception.type"]!.GetValue<string>().ShouldBe("RangeError");
    }

    private static void HoldsTheRecord(JsonNode record, JsonNode span, string service)
    {
        Text(record, "service").ShouldBe(service);
        Text(record, "scope").ShouldBe("node.sender");
        Text(record, "event").ShouldBe("label.failed");
        Text(record, "severity").ShouldBe("WARN");
        Text(record, "message").ShouldBe("Label für S-2026 waits for paper 🖨");
        Text(record, "spanId").ShouldBe(Text(span, "spanId"));
        Text(record, "orderId").ShouldBe("S-2026");
        var expected = JsonNode.Parse("""{"order.id":"S-2026","label.weight":1.5,"label.first":true,"label.place":{"aisle":7,"shelves":["a","b"]}}""");
        JsonNode.DeepEquals(record["attributes"], expected).ShouldBeTrue(record["attributes"]!.ToJsonString());
    }

    private async Task HoldsTheMetricsAsync(string service)
    {
        var printed = await PointAsync("labels.printed", service);
        Text(printed, "kind").ShouldBe("Sum");
        Text(printed, "unit").ShouldBe("{label}");
        printed["monotonic"]!.GetValue<bool>().ShouldBeTrue();
        printed["value"]!.GetValue<double>().ShouldBe(3);
        Text(printed["attributes"]!, "label.size").ShouldBe("A5");
        var duration = await PointAsync("label.duration", service);
        Text(duration, "kind").ShouldBe("Histogram");
        duration["count"]!.GetValue<long>().ShouldBe(1);
        duration["sum"]!.GetValue<double>().ShouldBe(0.25);
    }

    private async Task<JsonNode> PointAsync(string metric, string service) =>
        (await collector.Host.GetAsync($"/api/metrics/{metric}?service={service}", Token))["items"]!.AsArray().ShouldHaveSingleItem()!;

    private static string? Text(JsonNode? node, string name) => node?[name]?.GetValue<string>();
}
