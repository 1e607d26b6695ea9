using System.Diagnostics;
using System.Diagnostics.Metrics;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using Serilog;
using Serilog.Sinks.OpenTelemetry;

namespace Collector.Tests.Ingest;

/// <summary>The real exporters send, the read API finds.</summary>
public sealed class SdkExporterTests(RunningCollector collector) : IClassFixture<RunningCollector>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(OtlpExportProtocol.Grpc)]
    [InlineData(OtlpExportProtocol.HttpProtobuf)]
    public async Task Spans_of_the_OpenTelemetry_SDK_are_found_as_a_trace(OtlpExportProtocol protocol)
    {
        using var source = new ActivitySource(Some.Name("source"));
        var service = Some.Name("sdk");
        ActivityTraceId traceId;
        using (Sdk.CreateTracerProviderBuilder()
            .ConfigureResource(resource => resource.AddService(service))
            .AddSource(source.Name)
            .AddOtlpExporter(options => Configure(options, protocol, "v1/traces"))
            .Build())
        {
            using var parent = source.StartActivity("upload model", ActivityKind.Server)!;
            using var child = source.StartActivity("publish", ActivityKind.Producer)!;
            child.SetTag("order.id", "S-7");
            child.SetStatus(ActivityStatusCode.Error, "broker away");
            child.AddException(new InvalidOperationException("nack"));
            traceId = child.TraceId;
        }

        var trace = await collector.Host.GetUntilAsync($"/api/spans?service={service}", answer => answer["items"]!.AsArray().Count == 2, Token);
        trace = await collector.Host.GetAsync($"/api/traces/{traceId.ToHexString()}", Token);
        var spans = trace["spans"]!.AsArray();
        spans.Select(span => span!["name"]!.GetValue<string>()).ShouldBe(["upload model", "publish"], ignoreOrder: true);
        var published = spans.Single(span => span!["name"]!.GetValue<string>() == "publish")!;
        published["parentSpanId"]!.GetValue<string>().ShouldBe(spans.Single(span => span != published)!["spanId"]!.GetValue<string>());
        published["orderId"]!.GetValue<string>().ShouldBe("S-7");
        published["kind"]!.GetValue<string>().ShouldBe("Producer");
        published["status"]!.GetValue<string>().ShouldBe("Error");
        published["scope"]!.GetValue<string>().ShouldBe(source.Name);
        published["events"]![0]!["attributes"]!["exception.message"]!.GetValue<string>().ShouldBe("nack");
    }

    [Theory]
    [InlineData(OtlpExportProtocol.Grpc)]
    [InlineData(OtlpExportProtocol.HttpProtobuf)]
    public async Task Metrics_of_the_OpenTelemetry_SDK_are_found_with_their_points(OtlpExportProtocol protocol)
    {
        using var meter = new Meter(Some.Name("meter"));
        var service = Some.Name("sdk");
        using (Sdk.CreateMeterProviderBuilder()
            .ConfigureResource(resource => resource.AddService(service))
            .AddMeter(meter.Name)
            .AddView("latency", new Base2ExponentialBucketHistogramConfiguration())
            .AddOtlpExporter(options => Configure(options, protocol, "v1/metrics"))
            .Build())
        {
            meter.CreateCounter<long>("orders", "{order}").Add(3, new KeyValuePair<string, object?>("system", "shop"));
            meter.CreateHistogram<double>("size", "By").Record(12.5);
            meter.CreateHistogram<double>("latency", "ms").Record(7);
            meter.CreateObservableGauge("depth", () => 4);
        }

        var metrics = await collector.Host.GetUntilAsync($"/api/metrics?service={service}", answer => answer["items"]!.AsArray().Count == 4, Token);
        metrics["items"]!.AsArray().ToDictionary(metric => metric!["name"]!.GetValue<string>(), metric => metric!["kind"]!.GetValue<string>()).ShouldBe(
            new Dictionary<string, string> { ["depth"] = "Gauge", ["latency"] = "ExponentialHistogram", ["orders"] = "Sum", ["size"] = "Histogram" }, ignoreOrder: true);
        var point = (await collector.Host.GetAsync($"/api/metrics/orders?service={service}", Token))["items"]!.AsArray().ShouldHaveSingleItem()!;
        point["value"]!.GetValue<double>().ShouldBe(3);
        point["unit"]!.GetValue<string>().ShouldBe("{order}");
        point["attributes"]!["system"]!.GetValue<string>().ShouldBe("shop");
    }

    [Theory]
    [InlineData(OtlpProtocol.Grpc)]
    [InlineData(OtlpProtocol.HttpProtobuf)]
    public async Task Events_of_Serilog_are_found_as_log_records(OtlpProtocol protocol)
    {
        var service = Some.Name("serilog");
        await using (var logger = new LoggerConfiguration().WriteTo.OpenTelemetry(options =>
        {
            options.Endpoint = (protocol == OtlpProtocol.Grpc ? collector.Host.Grpc : collector.Host.Http.BaseAddress!).AbsoluteUri;
            options.Protocol = protocol;
            options.ResourceAttributes = new Dictionary<string, object> { ["service.name"] = service };
        }).CreateLogger())
        {
            logger.ForContext("order.id", "S-8").ForContext("event.name", "order.rule_violated").Error(new InvalidOperationException("not yours"), "Order {Number} refused", 8);
        }

        var logs = await collector.Host.GetUntilAsync($"/api/logs?service={service}", answer => answer["items"]!.AsArray().Count == 1, Token);
        var item = logs["items"]![0]!;
        item["message"]!.GetValue<string>().ShouldBe("Order 8 refused");
        item["severity"]!.GetValue<string>().ShouldBe("ERROR");
        item["event"]!.GetValue<string>().ShouldBe("order.rule_violated");
        item["orderId"]!.GetValue<string>().ShouldBe("S-8");
        item["exception"]!["type"]!.GetValue<string>().ShouldBe("System.InvalidOperationException");
        item["exception"]!["stackTrace"]!.GetValue<string>().ShouldContain("not yours");
    }

    private void Configure(OtlpExporterOptions options, OtlpExportProtocol protocol, string path)
    {
        options.Protocol = protocol;
        options.Endpoint = protocol == OtlpExportProtocol.Grpc ? collector.Host.Grpc : new Uri(collector.Host.Http.BaseAddress!, path);
    }
}
