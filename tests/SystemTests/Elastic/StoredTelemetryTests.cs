using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace SystemTests.Elastic;

[Collection(nameof(WithElastic))]
public sealed class StoredTelemetryTests(ElasticSystem system)
{
    [Fact]
    public async Task An_orders_events_are_in_the_data_streams_of_their_systems_and_its_trace_is_in_Jaeger()
    {
        ElasticSystem.SkipUnlessThere();
        var token = TestContext.Current.CancellationToken;
        var customer = await system.NewCustomer(token);
        var orderId = await customer.ApprovedOrder(token);

        var changes = await system.Reader.Find("logs-shop.otel-*", $"event_name:order.status_changed AND attributes.order.id:\"{orderId}\"", atLeast: 3, token);
        var calculated = await system.Reader.Find("logs-cost_calculator.otel-*", $"event_name:order.cost_calculated AND order.id:\"{orderId}\"", atLeast: 1, token);

        changes.Select(change => (string?)change["attributes"]!["order.status.new"]).ShouldBe(["Submitted", "PriceCalculated", "ManufacturingApproved"]);
        changes.ShouldAllBe(change => (string?)change["severity_text"] == "Information" || (string?)change["severity_text"] == "INFO");
        changes.ShouldAllBe(change => ((string?)change["trace_id"])!.Length == 32);
        (await system.Reader.Trace((string)calculated[0]["trace_id"]!, ["shop", "cost-calculator"], token)).ShouldNotBeNull();
    }

    [Theory]
    [InlineData("logs-rabbitmq.otel-*", "connection:* AND body.text:connection")]
    [InlineData("logs-postgresql.otel-*", "process:* AND body.text:ready")]
    public async Task The_servers_own_logs_are_there_with_their_fields(string stream, string query)
    {
        ElasticSystem.SkipUnlessThere();

        var found = await system.Reader.Find(stream, query, atLeast: 1, TestContext.Current.CancellationToken);

        found.ShouldAllBe(entry => (string?)entry["severity_text"] != null && !((string)entry["body"]!["text"]!).Contains('\u001b', StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("shop", "http.server.request.duration")]
    [InlineData("shop", "dotnet.gc.collections")]
    [InlineData("rabbitmq", "rabbitmq_detailed_queue_messages")]
    [InlineData("shop", "span.duration")]
    [InlineData("shop", "log.events")]
    public async Task Metrics_of_services_and_servers_are_there(string service, string metric)
    {
        ElasticSystem.SkipUnlessThere();
        var token = TestContext.Current.CancellationToken;
        await system.NewCustomer(token);

        await system.Reader.Find($"metrics-{service}.otel-*", $"_exists_:\"metrics.{metric}\"", atLeast: 1, token);
    }

    [Fact]
    public async Task The_collectors_user_can_write_new_records_but_neither_read_nor_delete_any()
    {
        ElasticSystem.SkipUnlessThere();
        var token = TestContext.Current.CancellationToken;
        using var collector = system.As("collector", ElasticSystem.CollectorPassword);

        using var search = await collector.PostAsJsonAsync("/logs-shop.otel-*/_search", new JsonObject(), token);
        using var removal = await collector.DeleteAsync(new Uri("/logs-shop.otel-default", UriKind.Relative), token);

        search.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        removal.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Without_a_password_Elasticsearch_tells_nothing()
    {
        ElasticSystem.SkipUnlessThere();
        using var stranger = system.Client("elasticsearch");

        using var answer = await stranger.GetAsync(new Uri("/_search", UriKind.Relative), TestContext.Current.CancellationToken);

        answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }
}
