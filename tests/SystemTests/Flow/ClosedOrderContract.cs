using System.Text.Json.Nodes;

namespace SystemTests.Flow;

public abstract class ClosedOrderContract(WholeSystem system)
{
    private static readonly string[] EveryStatus =
    [
        "Initiated", "Submitted", "PriceCalculated", "ManufacturingApproved", "ManufacturingStarted", "ManufacturingCompleted", "Packaging", "Shipped", "Closed",
    ];

    private static readonly (string Name, int Count)[] EveryEvent =
    [
        ("order.created", 1), ("order.model_uploaded", 1), ("order.cost_calculated", 1), ("order.status_changed", EveryStatus.Length - 1), ("mes.operation_started", 4), ("mes.operation_completed", 4),
    ];

    [Fact]
    public async Task An_order_goes_through_all_statuses_to_closed_and_its_timeline_tells_it()
    {
        var token = TestContext.Current.CancellationToken;
        var customer = await system.NewCustomer(token);
        var orderId = await customer.ApprovedOrder(token);
        var worker = await system.NewOperator(token);
        await worker.Produce(orderId, token);
        await system.Sales().OrderBecomes(orderId, "Shipped", token);
        await system.Sales().Close(orderId, token);

        await customer.OrderBecomes(orderId, "Closed", token);
        await worker.OrderBecomes(orderId, "Closed", token);
        // Each service exports on its own time, so the last change can be stored before an earlier one.
        var timeline = await Eventually.Get(
            $"timeline of {orderId} with every event",
            ask => system.Telemetry.Timeline(orderId, ask),
            items => EveryEvent.All(expected => Count(items, expected.Name) >= expected.Count),
            token);
        var changes = timeline.Where(item => (string?)item["event"] == "order.status_changed").ToList();
        changes.Select(item => (string?)item["newStatus"]).ShouldBe(EveryStatus[1..]);
        changes.Select(item => (string?)item["oldStatus"]).ShouldBe(EveryStatus[..^1]);
        changes.Select(item => (string?)item["system"]).ShouldBe(["shop", "shop", "shop", "mes", "mes", "mes", "mes", "crm"]);
        EveryEvent.Select(expected => (expected.Name, Count(timeline, expected.Name))).ShouldBe(EveryEvent);
    }

    [Fact]
    public async Task All_three_systems_agree_on_the_version_of_a_closed_order()
    {
        var token = TestContext.Current.CancellationToken;
        var customer = await system.NewCustomer(token);
        var orderId = await customer.ApprovedOrder(token);
        var worker = await system.NewOperator(token);
        await worker.Produce(orderId, token);
        await system.Sales().OrderBecomes(orderId, "Shipped", token);
        await system.Sales().Close(orderId, token);

        var inShop = await customer.OrderBecomes(orderId, "Closed", token);
        var inMes = await worker.OrderBecomes(orderId, "Closed", token);
        var inCrm = await system.Sales().OrderBecomes(orderId, "Closed", token);
        long[] versions = [(long)inShop["version"]!, (long)inMes!["version"]!, (long)inCrm!["version"]!];
        versions.ShouldAllBe(version => version == EveryStatus.Length);
    }

    private static int Count(IReadOnlyList<JsonObject> timeline, string name) => timeline.Count(item => (string?)item["event"] == name);
}
