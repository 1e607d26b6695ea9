using Collector.RollOut;
using Collector.Tests.Ingest;
using Collector.Tests.Otlp;
using Fixtures;
using Microsoft.Extensions.Configuration;

namespace Collector.Tests.RollOut;

public sealed class SwitchesTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    private static readonly ulong Now = Some.Nanos(TimeProvider.System.GetUtcNow());

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_a_system_sends_that_is_switched_off_is_answered_and_not_stored_and_all_other_is()
    {
        await using var collector = await CollectorHost.StartAsync(await postgres.CreateDatabaseAsync(Token), Token, "--COLLECT_CRM=off", "--COLLECT_OTHERS=off", "--COLLECT_SHOP=on");
        await collector.UntilReadyAsync(Token);
        foreach (var service in (string[])["crm", "somebody-else", "shop", "mes"])
        {
            (await GrpcCall.SendAsync(collector.Grpc, "logs.v1.LogsService", GrpcCall.Frame(Request.Of(service, new Log()).Protobuf), Token)).Status.ShouldBe("0");
            (await GrpcCall.SendAsync(collector.Grpc, "metrics.v1.MetricsService", GrpcCall.Frame(Request.Of(service, Metrics.Gauge("g", Now, 1)).Protobuf), Token)).Status.ShouldBe("0");
            var span = new Span { TraceId = Some.TraceId(), SpanId = Some.SpanId() };
            (await GrpcCall.SendAsync(collector.Grpc, "trace.v1.TraceService", GrpcCall.Frame(Request.Of(service, span).Protobuf), Token)).Status.ShouldBe("0");
        }

        foreach (var kind in (string[])["logs", "spans", "metrics"])
        {
            var items = (await collector.GetAsync($"/api/{kind}", Token))["items"]!.AsArray();
            items.Select(item => item!["service"]!.GetValue<string>()).Where(service => service != "collector").Distinct().ShouldBe(["shop", "mes"], ignoreOrder: true, kind);
        }
    }

    [Fact]
    public void A_switch_that_is_neither_on_nor_off_is_refused_by_name()
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection([new("COLLECT_SHOP", "no"), new("COLLECT_OTHERS", "maybe")]).Build();

        Should.Throw<InvalidOperationException>(() => new Switches(settings)).Message.ShouldBe("COLLECT_SHOP must be on or off, but is 'no'. COLLECT_OTHERS must be on or off, but is 'maybe'.");
    }
}
