using System.Text.Json.Nodes;

namespace SystemTests.Telemetry;

public abstract class OneTraceContract(WholeSystem system)
{
    [Fact]
    public async Task One_unbroken_trace_leads_from_the_upload_through_pricing_back_to_the_shop()
    {
        var token = TestContext.Current.CancellationToken;
        var trace = await TraceOfUpload(token);

        var spans = Spans(trace);
        var ids = spans.Select(span => (string)span["spanId"]!).ToHashSet();
        var roots = spans.Where(span => string.IsNullOrEmpty((string?)span["parentSpanId"])).ToList();
        roots.Count.ShouldBe(1, "the upload is the only span without a parent");
        spans.Except(roots).ShouldAllBe(span => ids.Contains((string)span["parentSpanId"]!), "every other span hangs on one of this trace");
        string[] path =
        [
            "shop Server PUT /customers/{customerId}/orders/{orderId}/model",
            "shop Producer publish events:cost.calculation-requested",
            "cost-calculator Consumer process events:cost.calculation-requested:cost-calculator",
            "cost-calculator Client GET",
            "shop Server GET /models/{modelId}",
            "cost-calculator Producer publish events:cost.calculated",
            "shop Consumer process events:cost.calculated:shop",
        ];
        var seen = spans.Select(span => $"{span["service"]} {span["kind"]} {span["name"]}").ToHashSet();
        path.ShouldAllBe(step => seen.Contains(step), $"the trace has: {string.Join("; ", seen.Order())}");
    }

    [Fact]
    public async Task Every_span_and_log_record_of_the_trace_carries_the_order_and_the_customer()
    {
        var token = TestContext.Current.CancellationToken;
        var trace = await TraceOfUpload(token);

        Spans(trace).ShouldAllBe(span => span["attributes"]!["order.id"] != null && span["attributes"]!["customer.id"] != null);
        trace["logs"]!.AsArray().ShouldAllBe(log => log!["orderId"] != null && log["customerId"] != null);
    }

    private static List<JsonObject> Spans(JsonObject trace) => [.. trace["spans"]!.AsArray().Select(span => span!.AsObject())];

    /// <summary>Uploads a model and gives the trace once the price has come back and every span has been stored.</summary>
    private async Task<JsonObject> TraceOfUpload(CancellationToken cancellationToken)
    {
        var customer = await system.NewCustomer(cancellationToken);
        var orderId = await customer.PricedOrder(cancellationToken);
        var timeline = await system.Telemetry.TimelineUpTo(orderId, "PriceCalculated", "order.model_uploaded", cancellationToken);
        var traceId = (string)timeline.Single(item => (string?)item["event"] == "order.model_uploaded")["traceId"]!;
        return await Eventually.Get(
            $"complete trace {traceId}",
            token => system.Telemetry.Trace(traceId, token),
            trace => IsComplete(Spans(trace)),
            cancellationToken);
    }

    /// <summary>The services export on their own time: the trace is complete when every parent has arrived and the last systems of the path have reported.</summary>
    private static bool IsComplete(List<JsonObject> spans)
    {
        var ids = spans.Select(span => (string)span["spanId"]!).ToHashSet();
        return spans.Any(span => (string?)span["name"] == "process events:cost.calculated:shop")
            && spans.Any(span => (string?)span["service"] == "crm" && (string?)span["kind"] == "Consumer")
            && spans.Any(span => (string?)span["service"] == "mes" && (string?)span["kind"] == "Consumer")
            && spans.All(span => string.IsNullOrEmpty((string?)span["parentSpanId"]) || ids.Contains((string)span["parentSpanId"]!));
    }
}
