using System.Text.Json.Nodes;
using Collector.Tests.Otlp;

namespace SystemTests.Reading;

/// <summary>Spans and traces are found alike in each store.</summary>
public abstract class ReadSpansContract(WholeSystem system)
{
    private readonly DateTimeOffset _now = TimeProvider.System.GetUtcNow();
    private readonly Sender _sender = new(system);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Spans_are_found_by_service_name_kind_order_and_time_and_shown_with_all_they_have()
    {
        var (service, order, trace) = (Name("mes"), Name("S"), Guid.NewGuid().ToByteArray());
        var start = (ulong)_now.ToUnixTimeMilliseconds() * 1_000_000;
        Pair[] attributes = [new("order.id", order), new("customer.id", "C-1"), new("text", "ü \"quoted\""), new("number", 42), new("truth", new Value.BooleanValue(true)), new("ratio", new Value.RealValue(0.5))];
        var parent = new Span { TraceId = trace, SpanId = Id(), Start = start - 5_000_000, End = start + 5_000_000, Name = "other", Kind = 1 };
        var wanted = new Span
        {
            TraceId = trace, SpanId = Id(), ParentSpanId = parent.SpanId, Start = start, End = start + 1_500_000, Name = "process", Kind = 5, Status = 2, StatusMessage = "It broke.",
            Attributes = attributes, EventAttributes = [new("number", 1)],
        };
        await _sender.Spans(service, parent, wanted);
        await _sender.Logs(service, new Log { Time = start, TraceId = trace, Body = "within" });

        var shown = await Eventually.Get($"trace of {order}", token => system.Telemetry.Trace(Convert.ToHexString(trace), token), IsWhole, Token);

        shown["spans"]!.AsArray().Select(span => (string)span!["name"]!).ShouldBe(["other", "process"]);
        ((string?)shown["traceId"]).ShouldBe(Convert.ToHexStringLower(trace));
        ((string?)shown["logs"]!.AsArray().ShouldHaveSingleItem()!["message"]).ShouldBe("within");
        foreach (var filter in (string[])["name=process", "kind=Consumer", "kind=consumer", $"orderId={order}", $"from={_now.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss.fff}Z"])
        {
            var span = (await system.Telemetry.Spans($"service={service}&{filter}", Token)).ShouldHaveSingleItem(filter);
            JsonNode.DeepEquals(span, shown["spans"]![1]).ShouldBeTrue(span.ToJsonString());
        }

        (await system.Telemetry.Spans($"service={service}&to={_now.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss.fff}Z", Token)).ShouldHaveSingleItem();
        ShouldBe(shown["spans"]![1]!.AsObject(), wanted, service, order);
        JsonNode.DeepEquals(shown["spans"]![1]!["attributes"], Pair.ToStored(attributes)).ShouldBeTrue(shown["spans"]![1]!["attributes"]!.ToJsonString());
        (await Names($"service={service}")).ShouldBe(["process", "other"]);
    }

    [Fact]
    public async Task A_trace_that_is_not_there_is_not_found()
    {
        using var answer = await system.Client("observability").GetAsync(new Uri($"/api/traces/{Guid.NewGuid():n}", UriKind.Relative), Token);

        ((int)answer.StatusCode).ShouldBe(404);
        (await answer.Content.ReadAsStringAsync(Token)).ShouldContain("urn:problem:trace-not-found");
    }

    private static void ShouldBe(JsonObject shown, Span sent, string service, string order)
    {
        ((string?)shown["spanId"]).ShouldBe(Convert.ToHexStringLower(sent.SpanId));
        ((string?)shown["parentSpanId"]).ShouldBe(Convert.ToHexStringLower(sent.ParentSpanId));
        ((string?)shown["kind"]).ShouldBe("Consumer");
        ((string?)shown["service"]).ShouldBe(service);
        ((string?)shown["scope"]).ShouldBe("Collector.Tests");
        ((double)shown["durationMs"]!).ShouldBe(1.5);
        ((string?)shown["status"]).ShouldBe("Error");
        ((string?)shown["statusMessage"]).ShouldBe("It broke.");
        ((string?)shown["orderId"]).ShouldBe(order);
        ((string?)shown["customerId"]).ShouldBe("C-1");
        ((string?)shown["resource"]!["service.name"]).ShouldBe(service);
        shown["links"].ShouldBeNull();
        var happened = shown["events"]!.AsArray().ShouldHaveSingleItem()!;
        JsonNode.DeepEquals(happened, JsonNode.Parse($$$"""{"timeUnixNano":"{{{sent.Start}}}","name":"event","attributes":{"number":1}}""")).ShouldBeTrue(happened.ToJsonString());
    }

    private async Task<List<string>> Names(string query)
    {
        var names = new List<string>();
        string? cursor = null;
        do
        {
            var page = await system.Telemetry.Page($"/api/spans?limit=1&{query}{(cursor is null ? "" : $"&cursor={cursor}")}", Token);
            names.AddRange(page["items"]!.AsArray().Select(item => (string)item!["name"]!));
            cursor = (string?)page["next"];
        }
        while (cursor is not null);
        return names;
    }

    private static bool IsWhole(JsonObject trace) => trace["spans"]!.AsArray().Count == 2 && trace["logs"]!.AsArray().Count == 1;

    private static string Name(string kind) => $"{kind}-{Guid.CreateVersion7():n}";

    private static byte[] Id() => Guid.NewGuid().ToByteArray()[..8];
}
