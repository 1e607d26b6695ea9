using System.Text.Json.Nodes;
using Collector.Tests.Otlp;

namespace SystemTests.Reading;

/// <summary>Metrics are found alike in each store, as far as both keep them; and what is asked wrongly is answered alike.</summary>
public abstract class ReadMetricsContract(WholeSystem system)
{
    private readonly Sender _sender = new(system);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Metrics_are_listed_with_kind_unit_and_number_of_points_and_their_points_come_newest_first()
    {
        var service = $"shop-{Guid.CreateVersion7():n}";
        var now = (ulong)TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds() * 1_000_000;
        await _sender.Metrics(
            service, Metrics.Gauge("depth", now - 1_000_000, 3), Metrics.Gauge("depth", now, 4.5), Metrics.Sum("orders", now, 7, [new("material", "Pla")]), Metrics.Histogram("duration", now, Guid.NewGuid().ToByteArray()));

        var listed = await Eventually.Get($"metrics of {service}", token => system.Telemetry.Metrics(service, token), found => found.Sum(metric => (long)metric["points"]!) == 4, Token);

        listed.Select(metric => $"{metric["name"]} {metric["kind"]} {metric["unit"]} {metric["points"]}").ShouldBe(["depth Gauge 1 2", "duration Histogram ms 1", "orders Sum {order} 1"]);
        (await Points("depth", service)).Select(point => (double)point["value"]!).ShouldBe([4.5, 3]);
        var orders = (await Points("orders", service)).ShouldHaveSingleItem();
        ((double)orders["value"]!).ShouldBe(7);
        ((bool)orders["monotonic"]!).ShouldBeTrue();
        ((string?)orders["temporality"]).ShouldBe("Cumulative");
        orders["attributes"]!.ToJsonString().ShouldBe("""{"material":"Pla"}""");
        orders["startTime"].ShouldNotBeNull();
        var duration = (await Points("duration", service)).ShouldHaveSingleItem();
        ((long)duration["count"]!).ShouldBe(6);
        ((string?)duration["temporality"]).ShouldBe("Delta");
        duration["detail"]!["counts"]!.ToJsonString().ShouldBe("[1,2,3]");
    }

    [Theory]
    [InlineData("/api/logs?severity=LOUD&traceId=12&limit=0&cursor=zzz", "severity,traceId,limit,cursor")]
    [InlineData("/api/logs?cursor=NjM5MDI5OTc5MTgwMDAwMDAwIHg", "cursor")]
    [InlineData("/api/logs?from=2026-02-01T00:00:00Z&to=2026-01-01T00:00:00Z", "from")]
    [InlineData("/api/logs?text=%00", "text")]
    [InlineData("/api/spans?kind=Sideways", "kind")]
    [InlineData("/api/traces/xyz", "traceId")]
    [InlineData("/api/metrics?service=", "service")]
    public async Task Faults_in_the_query_are_named_all_at_once(string path, string parameters)
    {
        using var answer = await system.Client("observability").GetAsync(new Uri(path, UriKind.Relative), Token);

        ((int)answer.StatusCode).ShouldBe(400);
        var problem = JsonNode.Parse(await answer.Content.ReadAsStringAsync(Token))!;
        problem["errors"]!.AsObject().Select(error => error.Key).ShouldBe(parameters.Split(','), ignoreOrder: true);
    }

    [Fact]
    public async Task A_time_that_is_none_is_a_bad_request_that_names_it()
    {
        using var answer = await system.Client("observability").GetAsync(new Uri("/api/logs?from=yesterday", UriKind.Relative), Token);

        ((int)answer.StatusCode).ShouldBe(400);
        (await answer.Content.ReadAsStringAsync(Token)).ShouldContain("from");
    }

    private async Task<List<JsonObject>> Points(string metric, string service) =>
        [.. (await system.Telemetry.Page($"/api/metrics/{metric}?service={service}", Token))["items"]!.AsArray().Select(item => item!.AsObject())];
}
