using System.Globalization;
using System.Text.Json.Nodes;
using Collector.Tests.Otlp;

namespace SystemTests.Reading;

/// <summary>Log records are found, and timelines told, alike in each store.</summary>
public abstract class ReadLogsContract(WholeSystem system)
{
    private readonly DateTimeOffset _now = TimeProvider.System.GetUtcNow();
    private readonly Sender _sender = new(system);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_filter_finds_what_it_names_and_nothing_else()
    {
        var (service, trace, order, customer) = (Name("shop"), Guid.NewGuid().ToByteArray(), Name("S"), Name("C"));
        await _sender.Logs(
            service,
            new Log { Time = At(0), SeverityNumber = 17, Body = "100% of the_disk \\ is Full", EventName = "disk.full", TraceId = trace, Attributes = [new("order.id", order), new("customer.id", customer)] },
            new Log { Time = At(-60_000), SeverityNumber = 9, Body = "100x of theXdisk" });
        await Logs($"service={service}", 2);

        string[] filters =
        [
            "severity=ERROR", "event=disk.full", $"orderId={order}", $"customerId={customer}", $"traceId={Convert.ToHexString(trace)}",
            "text=100%25 of the_", "text=%5C is full", "text=F THE_DI", "text=\\ I", $"from={Iso(-30)}", $"from={Iso(-30)}&to={Iso(30)}",
        ];
        foreach (var filter in filters)
            (await system.Telemetry.Logs($"service={service}&{filter}", Token)).Count.ShouldBe(1, filter);
        foreach (var none in (string[])[$"to={Iso(-30)}&severity=WARN", "text=of the disk", "text=100% of  the", "from=1066-10-14&to=1969-01-01", "from=2999-01-01"])
            (await system.Telemetry.Logs($"service={service}&{none}", Token)).ShouldBeEmpty(none);
        (await system.Telemetry.Logs($"service={service}&from=0001-01-01&to=9999-12-31", Token)).Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_record_is_shown_with_all_it_has()
    {
        var (service, trace, span) = (Name("shop"), Guid.NewGuid().ToByteArray(), Guid.NewGuid().ToByteArray()[..8]);
        Pair[] attributes =
        [
            new("text", "ü \"quoted\" \n"), new("number", 42), new("truth", new Value.BooleanValue(true)), new("list", new Value.ArrayValue(["a", 1])),
            new("order.id", "S-1"), new("customer.id", "C-1"), new("exception.type", "System.InvalidOperationException"), new("exception.message", "It broke."), new("exception.stacktrace", "at Here()"),
        ];
        var time = At(0) + 12_345;
        await _sender.Logs(service, new Log { Time = time, SeverityNumber = 18, Body = "something broke", EventName = "thing.broke", TraceId = trace, SpanId = span, Attributes = attributes });

        var log = (await Logs($"service={service}", 1))[0];

        ((string?)log["time"]).ShouldBe($"{_now.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss.fff}012345Z");
        ((string?)log["severity"]).ShouldBe("ERROR");
        ((int)log["severityNumber"]!).ShouldBe(18);
        ((string?)log["service"]).ShouldBe(service);
        ((string?)log["event"]).ShouldBe("thing.broke");
        ((string?)log["message"]).ShouldBe("something broke");
        ((string?)log["traceId"]).ShouldBe(Convert.ToHexStringLower(trace));
        ((string?)log["spanId"]).ShouldBe(Convert.ToHexStringLower(span));
        ((string?)log["orderId"]).ShouldBe("S-1");
        ((string?)log["customerId"]).ShouldBe("C-1");
        JsonNode.DeepEquals(log["attributes"], Pair.ToStored(attributes)).ShouldBeTrue(log["attributes"]!.ToJsonString());
        ((string?)log["resource"]!["service.name"]).ShouldBe(service);
        ((string?)log["scope"]).ShouldBe("Collector.Tests");
        log["exception"]!.AsObject().Select(member => (string?)member.Value).ShouldBe(["System.InvalidOperationException", "It broke.", "at Here()"]);
    }

    [Fact]
    public async Task Pages_give_every_record_once_newest_first_even_when_many_share_one_time()
    {
        var service = Name("shop");
        await _sender.Logs(service, [.. Enumerable.Range(0, 25).Select(number => new Log { Time = At(0) + 900_000 - (ulong)(number / 10), Body = $"record {number}" })]);
        await Logs($"service={service}", 25);

        foreach (var filter in (string[])["", "&text=RECORD"])
        {
            var found = await All($"service={service}{filter}");
            found.Select(log => (string)log["message"]!).ShouldBe(Enumerable.Range(0, 25).Select(number => $"record {number}"), ignoreOrder: true);
            found.Select(log => (string)log["time"]!).ShouldBeInOrder(SortDirection.Descending);
        }
    }

    [Fact]
    public async Task An_orders_business_events_of_all_systems_come_in_order_of_time_then_of_their_sequence()
    {
        var (order, trace) = (Name("S"), Guid.NewGuid().ToByteArray());
        await _sender.Logs("mes", Event(order, "mes.operation_started", 30));
        await _sender.Logs("crm", Event(order, "order.status_changed", 40, new("order.status.old", "Packaging"), new("order.status.new", "Shipped"), new("order.system", "mes")));
        await _sender.Logs(
            "shop",
            Event(order, "order.created", 10, new Pair("order.system", "shop")) with { TraceId = trace },
            Event(order, "http.exchange", 15),
            Event(Name("S"), "order.created", 12),
            Event(order, "order.status_changed", 20, new("order.sequence", 3), new("order.status.new", "PriceCalculated")),
            Event(order, "order.status_changed", 20, new("order.sequence", 2), new("order.status.new", "Submitted")));

        var items = await Eventually.Get($"five events of {order}", token => system.Telemetry.Timeline(order, token), found => found.Count == 5, Token);

        items.Select(item => (string)item["event"]!).ShouldBe(["order.created", "order.status_changed", "order.status_changed", "mes.operation_started", "order.status_changed"]);
        items.Select(item => (string)item["system"]!).ShouldBe(["shop", "shop", "shop", "mes", "mes"]);
        items.Select(item => (string?)item["newStatus"]).ShouldBe([null, "Submitted", "PriceCalculated", null, "Shipped"]);
        ((string?)items[0]["traceId"]).ShouldBe(Convert.ToHexStringLower(trace));
        ((string?)items[4]["oldStatus"]).ShouldBe("Packaging");
        (await system.Telemetry.Timeline("S-0", Token)).ShouldBeEmpty();
    }

    private static string Name(string kind) => $"{kind}-{Guid.CreateVersion7():n}";

    /// <summary>Gives the nanoseconds since 1970 of a whole millisecond from now.</summary>
    private ulong At(int milliseconds) => (ulong)(_now.ToUnixTimeMilliseconds() + milliseconds) * 1_000_000;

    private string Iso(double seconds) => Uri.EscapeDataString(_now.AddSeconds(seconds).ToString("O", CultureInfo.InvariantCulture));

    private Log Event(string order, string name, int milliseconds, params Pair[] attributes) =>
        new() { Time = At(milliseconds), EventName = name, Attributes = [new("order.id", order), .. attributes] };

    private Task<IReadOnlyList<JsonObject>> Logs(string query, int count) =>
        Eventually.Get($"{count} records for {query}", token => system.Telemetry.Logs(query, token), found => found.Count == count, Token);

    private async Task<List<JsonObject>> All(string query)
    {
        var found = new List<JsonObject>();
        string? cursor = null;
        do
        {
            var page = await system.Telemetry.Page($"/api/logs?limit=4&{query}{(cursor is null ? "" : $"&cursor={cursor}")}", Token);
            found.AddRange(page["items"]!.AsArray().Select(item => item!.AsObject()));
            cursor = (string?)page["next"];
        }
        while (cursor is not null);
        return found;
    }
}
