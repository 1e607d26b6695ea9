using Messaging.Orders;
using Peers;

namespace Mes.Tests.Orders;

public sealed class FollowingTests(MesService service)
{
    private HttpClient Mes => service.Http;

    [Fact]
    public async Task Events_out_of_order_and_many_times_make_the_same_order_as_in_order_and_once()
    {
        var elsewhere = await service.CreateBrokerAsync();
        await using var shop = await Peer.StartAsync("shop", await service.CreateDatabaseAsync(), elsewhere);
        await using var source = await Wire.TapAsync(elsewhere);
        await using var target = await Wire.TapAsync(service.Broker);
        var story = new OrderStory();
        await shop.PublishAsync(story.UntilApproved());
        var messages = await source.TakeAsync(4);

        foreach (var index in new[] { 3, 1, 3, 2, 0, 0, 1, 2, 3 })
            await target.PutAsync(messages[index]);

        var order = await Mes.OrderIsAsync(story.OrderId, OrderStatus.ManufacturingApproved);
        order.GetProperty("version").GetInt64().ShouldBe(4);
        order.GetProperty("operations").GetArrayLength().ShouldBe(4);
    }

    [Fact]
    public async Task What_comes_again_after_production_has_begun_changes_nothing()
    {
        var elsewhere = await service.CreateBrokerAsync();
        await using var shop = await Peer.StartAsync("shop", await service.CreateDatabaseAsync(), elsewhere);
        await using var source = await Wire.TapAsync(elsewhere);
        await using var target = await Wire.TapAsync(service.Broker);
        var (story, later) = (new OrderStory(), new OrderStory());
        await shop.PublishAsync(story.UntilApproved());
        var messages = await source.TakeAsync(4);
        foreach (var message in messages)
            await target.PutAsync(message);
        await Mes.OrderIsAsync(story.OrderId, OrderStatus.ManufacturingApproved);
        await Mes.DoAsync(story.OrderId, await Mes.OperatorAsync(), "print");

        await target.PutAsync(messages[3]);
        // An order that was sent after it, and has arrived, shows that it was consumed.
        await shop.PublishAsync(later.Created);
        await target.PutAsync((await source.TakeAsync(1))[0]);
        await Mes.OrderIsAsync(later.OrderId, OrderStatus.Initiated);

        (await Mes.OrderIsAsync(story.OrderId, OrderStatus.ManufacturingStarted)).GetProperty("version").GetInt64().ShouldBe(5);
    }

    [Fact]
    public async Task An_order_that_the_shop_cancels_never_enters_the_queue()
    {
        var (shop, story) = (await service.ShopAsync(), new OrderStory());
        await shop.PublishAsync(story.Created, story.To(OrderStatus.Submitted), story.To(OrderStatus.Cancelled, "too dear"));
        (await Mes.OrderIsAsync(story.OrderId, OrderStatus.Cancelled)).GetProperty("operations").GetArrayLength().ShouldBe(0);
    }
}
