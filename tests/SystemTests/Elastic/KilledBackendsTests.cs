using System.Text.Json.Nodes;
using SystemTests.People;

namespace SystemTests.Elastic;

/// <summary>Whatever is killed between a service and its stores: every business event is found once when all is back (an order's version, in the shop, says how many there were).</summary>
[Collection(nameof(WithElastic))]
public sealed class KilledBackendsTests(ElasticSystem system)
{
    private const int OrdersOnEachSide = 6;

    [Theory]
    [InlineData("otelcol")]
    [InlineData("elasticsearch")]
    [InlineData("jaeger")]
    [InlineData("elasticsearch", "jaeger", "otelcol")]
    public async Task Every_business_event_is_found_once(params string[] killed)
    {
        ElasticSystem.SkipUnlessThere();
        var token = TestContext.Current.CancellationToken;
        var customer = await system.NewCustomer(token);
        var restarts = killed.ToDictionary(resource => resource, Restarts);

        var before = Enumerable.Range(0, OrdersOnEachSide).Select(_ => customer.ApprovedOrder(token)).ToList();
        // The first order is through, the others are under way.
        await Task.WhenAny(before);
        await Task.WhenAll(killed.Select(resource => system.Kill(resource, token)));
        var after = Enumerable.Range(0, OrdersOnEachSide).Select(_ => customer.ApprovedOrder(token)).ToList();
        var orders = await Task.WhenAll([.. before, .. after]);
        foreach (var resource in killed)
        {
            await system.Application.ResourceNotifications.WaitForResourceAsync(resource, change => change.Snapshot.Restarts > restarts[resource], token);
            await system.Healthy(resource, token);
        }

        foreach (var orderId in orders)
            await ItsEventsAreThereOnce(customer, orderId, token);
        var late = await customer.ApprovedOrder(token);
        var calculated = await system.Reader.Find("logs-cost_calculator.otel-*", $"event_name:order.cost_calculated AND order.id:\"{late}\"", atLeast: 1, token);
        await system.Reader.Trace((string)calculated[0]["trace_id"]!, ["shop", "cost-calculator"], token);
    }

    private async Task ItsEventsAreThereOnce(Customer customer, string orderId, CancellationToken cancellationToken)
    {
        // The version counts the creation and each change of status.
        var version = (int)(await customer.Order(orderId, cancellationToken))["version"]!;
        var query = $"attributes.order.id:\"{orderId}\" AND event_name:(order.created OR order.status_changed OR order.model_uploaded OR order.cost_calculated)";
        const int upload = 1, calculation = 1;
        var events = await system.Reader.Find("logs-*.otel-*", query, version + upload + calculation, cancellationToken);

        events.Select(Identity).ShouldBeUnique();
        events.Count.ShouldBe(version + upload + calculation);
    }

    private static string Identity(JsonObject document) => $"{document["event_name"]} {document["attributes"]!["order.status.new"]}";

    private int Restarts(string resource) =>
        system.Application.ResourceNotifications.TryGetCurrentState(resource, out var current) ? current.Snapshot.Restarts : 0;
}
