using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Collector.Tests.Ingest;
using Collector.Tests.Otlp;

namespace Collector.Tests.Reading;

public sealed class SearchTests(RunningCollector collector) : IClassFixture<RunningCollector>
{
    private readonly ulong _now = Some.Nanos(TimeProvider.System.GetUtcNow());

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_filter_finds_what_it_names_and_nothing_else()
    {
        var service = Some.Name("shop");
        var (trace, order, customer) = (Some.TraceId(), Some.Name("S"), Some.Name("C"));
        var wanted = new Log
        {
            Time = _now, SeverityNumber = 17, Body = "100% of the_disk \\ is Full", EventName = "disk.full", TraceId = trace, Attributes = [new("order.id", order), new("customer.id", customer)],
        };
        await SendAsync(service, wanted, new Log { Time = _now - 60_000_000_000, SeverityNumber = 9, Body = "100x of theXdisk" });

        (await CountAsync($"service={service}")).ShouldBe(2);
        string[] filters =
        [
            "severity=ERROR", "event=disk.full", $"orderId={order}", $"customerId={customer}", $"traceId={Convert.ToHexString(trace)}",
            "text=100%25 of the_", "text=%5C is full", $"from={Iso(-30)}", $"from={Iso(-30)}&to={Iso(30)}",
        ];
        foreach (var filter in filters)
            (await CountAsync($"service={service}&{filter}")).ShouldBe(1, filter);
        (await CountAsync($"service={service}&to={Iso(-30)}&severity=WARN")).ShouldBe(0);
    }

    [Fact]
    public async Task Pages_give_every_record_once_newest_first_even_when_many_share_one_time()
    {
        var service = Some.Name("shop");
        await SendAsync(service, [.. Enumerable.Range(0, 25).Select(number => new Log { Time = _now - (ulong)(number / 10), Body = $"{number}" })]);

        var found = new List<string>();
        for (var path = $"/api/logs?service={service}&limit=4"; path.Length > 0;)
        {
            var page = await collector.Host.GetAsync(path, Token);
            found.AddRange(page["items"]!.AsArray().Select(item => item!["time"]!.GetValue<string>() + "/" + item["message"]!.GetValue<string>()));
            path = page["next"] is { } next ? $"/api/logs?service={service}&limit=4&cursor={next}" : string.Empty;
        }

        found.Count.ShouldBe(25);
        found.Distinct().Count().ShouldBe(25);
        found.Select(item => item.Split('/')[0]).ShouldBeInOrder(SortDirection.Descending);
    }

    [Fact]
    public async Task Spans_are_found_by_service_name_kind_and_order()
    {
        var (service, order) = (Some.Name("mes"), Some.Name("S"));
        var wanted = new Span { TraceId = Some.TraceId(), SpanId = Some.SpanId(), Start = _now, End = _now, Name = "process", Kind = 5, Attributes = [new("order.id", order)] };
        var request = Request.Of(service, wanted, wanted with { SpanId = Some.SpanId(), Name = "other", Kind = 1, Attributes = [] });
        (await GrpcCall.SendAsync(collector.Host.Grpc, "trace.v1.TraceService", GrpcCall.Frame(request.Protobuf), Token)).Status.ShouldBe("0");

        foreach (var filter in (string[])["name=process", "kind=Consumer", $"orderId={order}"])
            (await collector.Host.GetAsync($"/api/spans?service={service}&{filter}", Token))["items"]!.AsArray().Count.ShouldBe(1, filter);
    }

    [Theory]
    [InlineData("/api/logs?severity=LOUD&traceId=12&limit=0&cursor=zzz", "severity,traceId,limit,cursor")]
    [InlineData("/api/logs?from=2026-02-01T00:00:00Z&to=2026-01-01T00:00:00Z", "from")]
    [InlineData("/api/logs?text=%00", "text")]
    [InlineData("/api/spans?kind=Sideways", "kind")]
    [InlineData("/api/traces/xyz", "traceId")]
    [InlineData("/api/metrics?service=", "service")]
    public async Task Faults_in_the_query_are_named_all_at_once(string path, string parameters)
    {
        using var answer = await collector.Host.Http.GetAsync(path, Token);

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var problem = (await answer.Content.ReadFromJsonAsync<JsonNode>(Token))!;
        problem["errors"]!.AsObject().Select(error => error.Key).ShouldBe(parameters.Split(','), ignoreOrder: true);
    }

    [Fact]
    public async Task A_time_that_is_none_is_a_bad_request_that_names_it()
    {
        using var answer = await collector.Host.Http.GetAsync("/api/logs?from=yesterday", Token);

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.Content.ReadAsStringAsync(Token)).ShouldContain("from");
    }

    [Fact]
    public async Task A_trace_that_is_not_there_is_not_found()
    {
        using var answer = await collector.Host.Http.GetAsync($"/api/traces/{Guid.NewGuid():n}", Token);

        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await answer.Content.ReadAsStringAsync(Token)).ShouldContain("urn:problem:trace-not-found");
    }

    private static string Iso(double seconds) => Uri.EscapeDataString(TimeProvider.System.GetUtcNow().AddSeconds(seconds).ToString("O"));

    private async Task<int> CountAsync(string query) => (await collector.Host.GetAsync($"/api/logs?{query}", Token))["items"]!.AsArray().Count;

    private async Task SendAsync(string service, params Log[] logs) =>
        (await GrpcCall.SendAsync(collector.Host.Grpc, "logs.v1.LogsService", GrpcCall.Frame(Request.Of(service, logs).Protobuf), Token)).Status.ShouldBe("0");
}
