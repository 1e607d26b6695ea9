using Messaging.Contracts;
using Messaging.Orders;
using Shop.Orders;
using Shop.Tests.Flow;

namespace Shop.Tests.Orders;

public sealed class FollowOrderTests(World world)
{
    [Fact]
    public async Task An_order_is_followed_through_production_to_its_close()
    {
        var order = await world.OrderAsync(OrderStatus.Closed);
        (order.Version, order.Price is not null).ShouldBe((9, true));
        // Who changes a status logs it; who follows is silent.
        world.Shop.Logged("order.status_changed", order.OrderId.Value).Count.ShouldBe(3);
    }

    [Fact]
    public async Task A_change_that_comes_late_or_twice_changes_nothing()
    {
        var order = await world.OrderAsync(OrderStatus.ManufacturingStarted);
        await Handling.RunAsync(world, Elsewhere.Change(order with { Version = order.Version - 1, Status = OrderStatus.ManufacturingApproved }, OrderStatus.Cancelled, OrderSystem.Mes));
        (await world.Api.GetAsync(order)).ShouldBe(order);
    }

    [Fact]
    public async Task A_change_that_leaves_one_out_waits_for_it()
    {
        var order = await world.OrderAsync(OrderStatus.ManufacturingApproved);
        var second = Elsewhere.Change(order with { Version = order.Version + 1, Status = OrderStatus.ManufacturingStarted }, OrderStatus.ManufacturingCompleted, OrderSystem.Mes);
        await Should.ThrowAsync<InvalidOperationException>(() => Handling.RunAsync(world, second));
        (await world.Api.GetAsync(order)).ShouldBe(order);
    }

    [Theory]
    [InlineData(OrderStatus.Shipped, OrderSystem.Mes)]
    [InlineData(OrderStatus.ManufacturingStarted, OrderSystem.Crm)]
    public async Task A_change_that_its_publisher_may_not_make_is_not_followed(OrderStatus to, OrderSystem by)
    {
        var order = await world.OrderAsync(OrderStatus.ManufacturingApproved);
        await Should.ThrowAsync<IllegalOrderTransitionException>(() => Handling.RunAsync(world, Elsewhere.Change(order, to, by)));
        (await world.Api.GetAsync(order)).ShouldBe(order);
    }

    [Fact]
    public async Task An_order_taken_by_phone_is_owned_by_the_shop_from_then_on()
    {
        var created = Phone();
        await world.Elsewhere.PublishAsync(created);
        var order = Expected(created);
        await Deadline.UntilAsync(() => world.Api.StatusAsync(Api.PathOf(order)), status => status == 200, "the phone order");
        (await world.Api.GetAsync(order)).ShouldBe(order);
        (await world.Api.SubmitAsync(order)).Version.ShouldBe(2);
        (await world.Elsewhere.ReceivedAsync<OrderStatusChanged>(change => change.OrderId == order.OrderId)).Sequence.ShouldBe(2);
        world.Shop.Logged("order.created", order.OrderId.Value).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_order_taken_by_phone_twice_is_there_once()
    {
        var created = Phone();
        await Handling.RunAsync(world, created);
        await Handling.RunAsync(world, created with { Quantity = 9 });
        (await world.Api.GetAsync(Expected(created))).Quantity.ShouldBe(created.Quantity);
        await Handling.RunAsync(world, created with { OrderId = OrderId.Parse("S-777777"), CreatedBy = OrderSystem.Shop });
        (await world.Api.StatusAsync(Api.PathOf(Expected(created) with { OrderId = OrderId.Parse("S-777777") }))).ShouldBe(404);
    }

    private static OrderCreated Phone() => new(
        OrderId.Create(OrderSystem.Crm, 700_000 + Some.Number()), Guid.CreateVersion7(), OrderSystem.Crm, Material.Nylon, 4, new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero));

    private static OrderAnswer Expected(OrderCreated created) => new(
        created.OrderId, created.CustomerId, OrderSystem.Crm, created.Material, created.Quantity, OrderStatus.Initiated, 1, null, null, null, null, "EUR", null, false, created.CreatedAt, created.CreatedAt);
}
