using System.Text.Json.Nodes;
using Collector.Tests.Ingest;
using Collector.Tests.Otlp;

namespace Collector.Tests.Storage;

/// <summary>What was sent is what is read, through the real database.</summary>
public sealed class StoreRoundTripTests(RunningCollector collector) : IClassFixture<RunningCollector>
{
    private static readonly string[] Nasty = ["\"quoted\" \\ back", "line\nbreak\ttab", "\u0001\u001f", "漢🦊\u2028", "{\"a\":1}"];

    private readonly ulong _now = Some.Nanos(TimeProvider.System.GetUtcNow()) + 7;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_log_record_comes_back_with_all_it_had()
    {
        var (service, trace, span) = (Some.Name("shop"), Some.TraceId(), Some.SpanId());
        Pair[] attributes = [new("order.id", "S-100001"), new("customer.id", "C-1"), new("exception.type", "Boom"), new("exception.message", "it broke"), new("deep", new Value.MapValue([new("list", new Value.ArrayValue([1, "two", new Value.RealValue(2.5)]))]))];
        await SendAsync("logs.v1.LogsService", Request.Of(service, new Log
        {
            Time = _now, SeverityNumber = 18, SeverityText = "ERROR", Body = "it happened", EventName = "order.rule_violated", TraceId = trace, SpanId = span, Attributes = attributes,
        }));

        var item = Single(await collector.Host.GetAsync($"/api/logs?service={service}", Token));
        item["time"]!.GetValue<string>().ShouldEndWith($"{_now % 1_000_000_000:D9}Z");
        item["severity"]!.GetValue<string>().ShouldBe("ERROR");
        item["severityNumber"]!.GetValue<int>().ShouldBe(18);
        item["service"]!.GetValue<string>().ShouldBe(service);
        item["event"]!.GetValue<string>().ShouldBe("order.rule_violated");
        item["message"]!.GetValue<string>().ShouldBe("it happened");
        item["traceId"]!.GetValue<string>().ShouldBe(Convert.ToHexStringLower(trace));
        item["spanId"]!.GetValue<string>().ShouldBe(Convert.ToHexStringLower(span));
        item["orderId"]!.GetValue<string>().ShouldBe("S-100001");
        item["customerId"]!.GetValue<string>().ShouldBe("C-1");
        item["resource"]!["host.name"]!.GetValue<string>().ShouldBe("bench");
        item["scope"]!.GetValue<string>().ShouldBe("Collector.Tests");
        item["exception"]!["type"]!.GetValue<string>().ShouldBe("Boom");
        item["exception"]!["message"]!.GetValue<string>().ShouldBe("it broke");
        JsonNode.DeepEquals(item["attributes"], Pair.ToStored(attributes)).ShouldBeTrue(item["attributes"]!.ToJsonString());
    }

    [Fact]
    public async Task Text_that_JSON_has_to_escape_comes_back_as_it_was()
    {
        var service = Some.Name("shop");
        await SendAsync("logs.v1.LogsService", Request.Of(service, new Log { Time = _now, Body = string.Concat(Nasty), Attributes = [.. Nasty.Select(text => new Pair(text, text))] }));

        var item = Single(await collector.Host.GetAsync($"/api/logs?service={service}", Token));
        item["message"]!.GetValue<string>().ShouldBe(string.Concat(Nasty));
        foreach (var text in Nasty)
            item["attributes"]![text]!.GetValue<string>().ShouldBe(text);
    }

    [Fact]
    public async Task A_span_comes_back_with_events_links_and_status()
    {
        var (service, trace, span, parent) = (Some.Name("shop"), Some.TraceId(), Some.SpanId(), Some.SpanId());
        await SendAsync("trace.v1.TraceService", Request.Of(service, new Span
        {
            TraceId = trace, SpanId = span, ParentSpanId = parent, Name = "publish", Kind = 4, Start = _now, End = _now + 2_500_000, Status = 2, StatusMessage = "nack",
            Attributes = [new("order.id", "S-2"), new("a", 1)], EventAttributes = [new("e", "f")], LinkAttributes = [new("l", "m")],
        }));

        var trip = await collector.Host.GetAsync($"/api/traces/{Convert.ToHexStringLower(trace)}", Token);
        var item = trip["spans"]!.AsArray().ShouldHaveSingleItem()!;
        item["spanId"]!.GetValue<string>().ShouldBe(Convert.ToHexStringLower(span));
        item["parentSpanId"]!.GetValue<string>().ShouldBe(Convert.ToHexStringLower(parent));
        item["kind"]!.GetValue<string>().ShouldBe("Producer");
        item["durationMs"]!.GetValue<double>().ShouldBe(2.5);
        item["start"]!.GetValue<string>().ShouldEndWith($"{_now % 1_000_000_000:D9}Z");
        item["end"]!.GetValue<string>().ShouldEndWith($"{(_now + 2_500_000) % 1_000_000_000:D9}Z");
        item["status"]!.GetValue<string>().ShouldBe("Error");
        item["statusMessage"]!.GetValue<string>().ShouldBe("nack");
        item["attributes"]!["order.id"]!.GetValue<string>().ShouldBe("S-2");
        item["events"]![0]!["attributes"]!["e"]!.GetValue<string>().ShouldBe("f");
        item["links"]![0]!["spanId"]!.GetValue<string>().ShouldBe(Convert.ToHexStringLower(span));
    }

    [Fact]
    public async Task Metrics_of_every_kind_come_back_with_their_points()
    {
        var (service, trace) = (Some.Name("shop"), Some.TraceId());
        string Named(string kind) => $"{service}.{kind}";
        await SendAsync("metrics.v1.MetricsService", Request.Of(service,
            Metrics.Gauge(Named("gauge"), _now, double.PositiveInfinity),
            Metrics.Sum(Named("sum"), _now, -5, [new("queue", "q")]),
            Metrics.Histogram(Named("histogram"), _now, trace),
            Metrics.Exponential(Named("exponential"), _now),
            Metrics.Summary(Named("summary"), _now)));

        var listed = await collector.Host.GetAsync($"/api/metrics?service={service}", Token);
        listed["items"]!.AsArray().Select(item => item!["kind"]!.GetValue<string>()).ShouldBe(["ExponentialHistogram", "Gauge", "Histogram", "Sum", "Summary"]);
        (await PointAsync(Named("gauge")))["value"]!.GetValue<string>().ShouldBe("Infinity");
        var sum = await PointAsync(Named("sum"));
        sum["value"]!.GetValue<double>().ShouldBe(-5);
        sum["temporality"]!.GetValue<string>().ShouldBe("Cumulative");
        sum["monotonic"]!.GetValue<bool>().ShouldBeTrue();
        sum["attributes"]!["queue"]!.GetValue<string>().ShouldBe("q");
        var histogram = await PointAsync(Named("histogram"));
        histogram["count"]!.GetValue<long>().ShouldBe(6);
        histogram["max"]!.GetValue<double>().ShouldBe(30);
        histogram["detail"]!.ToJsonString().ShouldContain("\"counts\":[1,2,3]");
        histogram["detail"]!["exemplars"]![0]!["traceId"]!.GetValue<string>().ShouldBe(Convert.ToHexStringLower(trace));
        (await PointAsync(Named("exponential")))["detail"]!["positive"]!.ToJsonString().ShouldBe("""{"counts":[3,300],"offset":-7}""");
        (await PointAsync(Named("summary")))["detail"]!["quantiles"]![1]!["value"]!.GetValue<double>().ShouldBe(20);
    }

    [Theory]
    [InlineData("1970-01-01T00:00:00.000000001Z")]
    [InlineData("2262-04-11T00:00:00Z")]
    public async Task A_record_of_an_absurd_time_is_found_under_the_time_it_came(string time)
    {
        var service = Some.Name("shop");
        var nanos = Math.Max(1, Some.Nanos(DateTimeOffset.Parse(time, System.Globalization.CultureInfo.InvariantCulture)));
        await SendAsync("logs.v1.LogsService", Request.Of(service, new Log { Time = nanos }));

        var from = Uri.EscapeDataString(TimeProvider.System.GetUtcNow().AddMinutes(-1).ToString("O"));
        var item = Single(await collector.Host.GetAsync($"/api/logs?service={service}&from={from}", Token));
        item["attributes"]!["collector.original_time_unix_nano"]!.GetValue<string>().ShouldBe($"{nanos}");
    }

    [Fact]
    public async Task Records_at_the_last_and_first_nanosecond_of_a_day_are_both_found_in_order()
    {
        var service = Some.Name("shop");
        var midnight = Some.Nanos(new DateTimeOffset(TimeProvider.System.GetUtcNow().UtcDateTime.Date.AddDays(-9), TimeSpan.Zero));
        await SendAsync("logs.v1.LogsService", Request.Of(service, new Log { Time = midnight, Body = "first" }, new Log { Time = midnight - 1, Body = "last" }));

        (await collector.Host.GetAsync($"/api/logs?service={service}", Token))["items"]!.AsArray().Select(item => item!["message"]!.GetValue<string>()).ShouldBe(["first", "last"]);
    }

    [Fact]
    public async Task A_value_nested_as_deep_as_allowed_is_stored_and_read()
    {
        var service = Some.Name("shop");
        Value deep = "x";
        for (var level = 0; level < Collector.Decoding.AnyValueRows.MaxDepth; level++)
            deep = new Value.ArrayValue([deep]);
        await SendAsync("logs.v1.LogsService", Request.Of(service, new Log { Time = _now, Attributes = [new("deep", deep)] }));

        var text = await collector.Host.Reader.GetStringAsync($"/api/logs?service={service}", Token);
        text.ShouldContain($"{new string('[', 64)}\"x\"{new string(']', 64)}");
    }

    private static JsonNode Single(JsonNode answer) => answer["items"]!.AsArray().ShouldHaveSingleItem()!;

    private async Task<JsonNode> PointAsync(string metric) => Single(await collector.Host.GetAsync($"/api/metrics/{metric}", Token));

    private async Task SendAsync(string service, Request request) =>
        (await GrpcCall.SendAsync(collector.Host.Grpc, service, GrpcCall.Frame(request.Protobuf), Token)).Status.ShouldBe("0");
}
