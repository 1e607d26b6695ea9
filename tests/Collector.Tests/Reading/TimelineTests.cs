using Collector.Tests.Ingest;
using Collector.Tests.Otlp;

namespace Collector.Tests.Reading;

public sealed class TimelineTests(RunningCollector collector) : IClassFixture<RunningCollector>
{
    private readonly ulong _now = Some.Nanos(TimeProvider.System.GetUtcNow());

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_orders_business_events_of_all_systems_come_in_order_of_time()
    {
        var order = Some.Name("S");
        var trace = Some.TraceId();
        await SendAsync("mes", Event(order, "mes.operation_started", 30));
        await SendAsync("crm", Event(order, "order.status_changed", 40, new("order.status.old", "Packaging"), new("order.status.new", "Shipped"), new("order.system", "mes")));
        await SendAsync("shop", Event(order, "order.created", 10, new Pair("order.system", "shop")) with { TraceId = trace }, Event(order, "http.exchange", 15), Event(Some.Name("S"), "order.created", 12));

        var timeline = await collector.Host.GetAsync($"/api/orders/{order}/timeline", Token);

        timeline["orderId"]!.GetValue<string>().ShouldBe(order);
        var items = timeline["items"]!.AsArray();
        items.Select(item => item!["event"]!.GetValue<string>()).ShouldBe(["order.created", "mes.operation_started", "order.status_changed"]);
        items.Select(item => item!["system"]!.GetValue<string>()).ShouldBe(["shop", "mes", "mes"]);
        items[0]!["traceId"]!.GetValue<string>().ShouldBe(Convert.ToHexStringLower(trace));
        items[2]!["oldStatus"]!.GetValue<string>().ShouldBe("Packaging");
        items[2]!["newStatus"]!.GetValue<string>().ShouldBe("Shipped");
    }

    [Fact]
    public async Task Events_of_the_same_instant_come_in_the_sequence_of_the_order()
    {
        var order = Some.Name("S");
        await SendAsync("shop", Event(order, "order.status_changed", 10, new("order.sequence", 3), new("order.status.new", "PriceCalculated")), Event(order, "order.status_changed", 10, new("order.sequence", 2), new("order.status.new", "Submitted")));

        var timeline = await collector.Host.GetAsync($"/api/orders/{order}/timeline", Token);

        timeline["items"]!.AsArray().Select(item => item!["newStatus"]!.GetValue<string>()).ShouldBe(["Submitted", "PriceCalculated"]);
    }

    [Fact]
    public async Task An_order_nobody_wrote_about_has_an_empty_timeline() =>
        (await collector.Host.GetAsync("/api/orders/S-0/timeline", Token))["items"]!.AsArray().ShouldBeEmpty();

    private Log Event(string order, string name, ulong millisecond, params Pair[] attributes) =>
        new() { Time = _now + (millisecond * 1_000_000), EventName = name, Attributes = [new("order.id", order), .. attributes] };

    private async Task SendAsync(string service, params Log[] logs) =>
        (await GrpcCall.SendAsync(collector.Host.Grpc, "logs.v1.LogsService", GrpcCall.Frame(Request.Of(service, logs).Protobuf), Token)).Status.ShouldBe("0");
}
