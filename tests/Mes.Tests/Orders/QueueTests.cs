using Messaging.Orders;
using Peers;

namespace Mes.Tests.Orders;

public sealed class QueueTests(MesService service)
{
    private HttpClient Mes => service.Http;

    [Fact]
    public async Task An_order_enters_the_queue_with_its_approval_and_leaves_it_with_its_shipment()
    {
        var (shop, story) = (await service.ShopAsync(), new OrderStory());
        await shop.PublishAsync(story.Created, story.To(OrderStatus.Submitted), story.To(OrderStatus.PriceCalculated));
        (await Mes.OrderIsAsync(story.OrderId, OrderStatus.PriceCalculated)).GetProperty("operations").GetArrayLength().ShouldBe(0);
        (await QueueAsync()).ShouldNotContain(story.OrderId.Value);

        await shop.PublishAsync(story.To(OrderStatus.ManufacturingApproved));
        var approved = await Mes.OrderIsAsync(story.OrderId, OrderStatus.ManufacturingApproved);
        approved.GetProperty("operations").EnumerateArray().ShouldAllBe(operation => operation.GetProperty("status").GetString() == "Pending");
        (await QueueAsync()).ShouldContain(story.OrderId.Value);

        var operatorId = await Mes.OperatorAsync();
        await Mes.DoAsync(story.OrderId, operatorId, "print", "post-process", "quality-check", "pack");
        (await QueueAsync()).ShouldContain(story.OrderId.Value);
        using var shipped = await Mes.ShipAsync(story.OrderId, operatorId);
        (await QueueAsync()).ShouldNotContain(story.OrderId.Value);
    }

    [Fact]
    public async Task The_queue_is_read_in_pages_the_oldest_approval_first()
    {
        var shop = await service.ShopAsync();
        var stories = Enumerable.Range(0, 5).Select(_ => new OrderStory()).ToList();
        foreach (var story in stories)
            await shop.PublishAsync(story.UntilApproved());
        foreach (var story in stories)
            await Mes.OrderIsAsync(story.OrderId, OrderStatus.ManufacturingApproved);

        var queue = await QueueAsync(limit: 2);

        queue.ShouldBeUnique();
        // All of them were approved at the same time of the story, so that the order's number decides.
        queue.Where(orderId => stories.Exists(story => story.OrderId.Value == orderId)).ShouldBe(stories.Select(story => story.OrderId.Value));
    }

    private async Task<IReadOnlyList<string>> QueueAsync(int limit = 200) =>
        [.. (await Mes.ListAsync("/queue", limit)).Select(item => item.GetProperty("orderId").GetString()!)];
}
