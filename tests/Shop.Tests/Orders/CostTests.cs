using Messaging.Contracts;
using Messaging.Orders;
using ServiceDefaults.Classification;
using Shop.Orders;
using Shop.Tests.Flow;

namespace Shop.Tests.Orders;

public sealed class CostTests(World world)
{
    [Fact]
    public async Task A_price_is_shown_and_told()
    {
        var order = await world.OrderAsync(OrderStatus.PriceCalculated, 12.3456m);
        (order.Price!.Value.Reveal(), order.Version).ShouldBe((12.3456m, 3));
        var told = await world.Elsewhere.ReceivedAsync<OrderStatusChanged>(change => change.OrderId == order.OrderId && change.Sequence == 3);
        (told.NewStatus, told.ModelId).ShouldBe((OrderStatus.PriceCalculated, order.ModelId));
    }

    [Fact]
    public async Task A_failure_is_shown_and_another_model_may_be_uploaded()
    {
        var order = await world.OrderAsync(OrderStatus.Submitted);
        await world.Elsewhere.PublishAsync(new CostCalculationFailed(order.OrderId, order.CustomerId, order.ModelId!.Value, CalculationFailure.NotWatertight, "It has 3 open edges."));
        var failed = await world.Api.UntilAsync(order, OrderStatus.CalculationFailed);
        failed.FailureReason.ShouldBe("NotWatertight: It has 3 open edges.");
        world.Shop.Logged("order.status_changed", order.OrderId.Value)[^1].GetStructuredStateValue("Reason").ShouldBe("NotWatertight: It has 3 open edges.");
        var again = await world.Api.SubmitAsync(failed);
        (again.Status, again.FailureReason, again.Version).ShouldBe((OrderStatus.Submitted, null, 4));
        again.ModelId.ShouldNotBe(order.ModelId);
        File.Exists(Path.Combine(world.ModelFolder, $"{order.ModelId}.model")).ShouldBeFalse();
        (await world.Elsewhere.ReceivedAsync<CostCalculationRequested>(request => request.ModelId == again.ModelId)).OrderId.ShouldBe(order.OrderId);
    }

    [Fact]
    public async Task An_answer_that_comes_late_or_twice_changes_nothing()
    {
        var order = await world.OrderAsync(OrderStatus.PriceCalculated, 10m);
        await Handling.RunAsync(world, Price(order, 20m));
        await Handling.RunAsync(world, new CostCalculationFailed(order.OrderId, order.CustomerId, order.ModelId!.Value, CalculationFailure.Empty, "x"));
        (await world.Api.GetAsync(order)).ShouldBe(order);
        world.Shop.Logged("order.message_ignored", order.OrderId.Value).Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_price_for_a_model_that_the_order_no_longer_has_changes_nothing()
    {
        var order = await world.OrderAsync(OrderStatus.Submitted);
        await Handling.RunAsync(world, Price(order with { ModelId = Guid.NewGuid() }, 10m));
        (await world.Api.GetAsync(order)).ShouldBe(order);
    }

    [Fact]
    public async Task A_price_for_a_cancelled_order_changes_nothing()
    {
        var order = await world.OrderAsync(OrderStatus.Submitted);
        using var answer = await world.Api.PostAsync($"{Api.PathOf(order)}/cancel", """{"reason":"x"}""");
        var cancelled = await Api.ReadAsync<OrderAnswer>(answer, System.Net.HttpStatusCode.OK);
        await Handling.RunAsync(world, Price(order, 10m));
        (await world.Api.GetAsync(order)).ShouldBe(cancelled);
    }

    [Fact]
    public async Task A_price_and_a_cancellation_at_once_leave_one_line_of_versions()
    {
        var order = await world.OrderAsync(OrderStatus.Submitted);
        var cancel = world.Api.PostAsync($"{Api.PathOf(order)}/cancel", """{"reason":"x"}""");
        var price = Handling.RunAsync(world, Price(order, 10m));
        using var answer = await cancel.InTime();
        await price.WaitAsync(Deadline.Span, Deadline.Token);
        var now = await world.Api.GetAsync(order);
        now.Status.ShouldBe(OrderStatus.Cancelled);
        now.Version.ShouldBe(order.Version + world.Shop.Logged("order.status_changed", order.OrderId.Value).Count - 1);
    }

    [Fact]
    public async Task A_price_for_an_order_nobody_knows_is_tried_again_later()
    {
        var order = await world.Api.CreateOrderAsync();
        var unknown = order with { OrderId = OrderId.Parse("S-888888"), ModelId = Guid.NewGuid() };
        await Should.ThrowAsync<InvalidOperationException>(() => Handling.RunAsync(world, Price(unknown, 1m)));
    }

    private static CostCalculated Price(OrderAnswer order, decimal price) =>
        new(order.OrderId, order.CustomerId, order.ModelId!.Value, new Financial<decimal>(price), 1, 1, 1);
}
