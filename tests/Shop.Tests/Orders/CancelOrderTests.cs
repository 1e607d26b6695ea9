using System.Net;
using Messaging.Contracts;
using Messaging.Orders;
using Shop.Orders;
using Shop.Tests.Flow;

namespace Shop.Tests.Orders;

public sealed class CancelOrderTests(World world)
{
    [Theory]
    [InlineData(OrderStatus.Initiated)]
    [InlineData(OrderStatus.Submitted)]
    [InlineData(OrderStatus.PriceCalculated)]
    public async Task An_order_that_the_shop_owns_is_cancelled_at_once(OrderStatus status)
    {
        var order = await world.OrderAsync(status);
        using var answer = await CancelAsync(order, """{"reason":"Canary no longer needs it"}""");
        var cancelled = await Api.ReadAsync<OrderAnswer>(answer, HttpStatusCode.OK);
        (cancelled.Status, cancelled.FailureReason).ShouldBe((OrderStatus.Cancelled, "Canary no longer needs it"));
        var told = await world.Elsewhere.ReceivedAsync<OrderStatusChanged>(change => change.OrderId == order.OrderId && change.NewStatus == OrderStatus.Cancelled);
        (told.Sequence, told.OldStatus, told.Reason).ShouldBe((order.Version + 1, status, "Canary no longer needs it"));
        var record = world.Shop.Logged("order.status_changed", order.OrderId.Value)[^1];
        record.GetStructuredStateValue("Reason").ShouldBe("cancelled by the customer");
    }

    [Fact]
    public async Task An_order_cancelled_twice_is_cancelled_once()
    {
        var order = await world.Api.CreateOrderAsync();
        using var first = await CancelAsync(order);
        using var second = await CancelAsync(order);
        (await Api.ReadAsync<OrderAnswer>(second, HttpStatusCode.OK)).ShouldBe(await Api.ReadAsync<OrderAnswer>(first, HttpStatusCode.OK));
        world.Shop.Logged("order.status_changed", order.OrderId.Value).ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData(OrderStatus.ManufacturingApproved)]
    [InlineData(OrderStatus.ManufacturingStarted)]
    public async Task An_order_that_mes_owns_is_asked_for_once_and_cancelled_by_mes(OrderStatus status)
    {
        var order = await world.OrderAsync(status);
        using var first = await CancelAsync(order);
        var asked = await Api.ReadAsync<OrderAnswer>(first, HttpStatusCode.Accepted);
        (asked.Status, asked.CancellationRequested, asked.Version).ShouldBe((status, true, order.Version));
        using var second = await CancelAsync(order);
        second.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        await world.Elsewhere.ChangeAsync(order, OrderStatus.Cancelled, OrderSystem.Mes, "Operator stopped it");
        var cancelled = await world.Api.UntilAsync(order, OrderStatus.Cancelled);
        (cancelled.CancellationRequested, cancelled.FailureReason, cancelled.Version).ShouldBe((false, "Operator stopped it", order.Version + 1));
        (await world.Elsewhere.ReceivedAsync<OrderCancellationRequested>(request => request.OrderId == order.OrderId)).Reason.ShouldBe("No longer needed");
        world.Shop.Logged("order.cancellation_requested", order.OrderId.Value).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_refusal_of_mes_ends_the_request()
    {
        var order = await world.OrderAsync(OrderStatus.ManufacturingStarted);
        using var asked = await CancelAsync(order);
        asked.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        var request = await world.Elsewhere.ReceivedAsync<OrderCancellationRequested>(candidate => candidate.OrderId == order.OrderId);
        var refusal = new OrderCancellationRefused(order.OrderId, order.CustomerId, request.RequestId, OrderStatus.ManufacturingCompleted);
        await Handling.RunAsync(world, refusal with { RequestId = Guid.NewGuid() });
        (await world.Api.GetAsync(order)).CancellationRequested.ShouldBeTrue();
        await world.Elsewhere.PublishAsync(refusal);
        await Deadline.UntilAsync(() => world.Api.GetAsync(order), now => !now.CancellationRequested, "the end of the request");
        world.Shop.Logged("order.cancellation_refused", order.OrderId.Value).ShouldHaveSingleItem();
        world.Shop.Logged("order.message_ignored", order.OrderId.Value).ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData(OrderStatus.ManufacturingCompleted)]
    [InlineData(OrderStatus.Closed)]
    public async Task An_order_that_is_made_cannot_be_cancelled(OrderStatus status)
    {
        var order = await world.OrderAsync(status);
        using var answer = await CancelAsync(order);
        await Api.RefusedAsync(answer, 409, "order-in-wrong-state");
    }

    [Theory]
    [InlineData("{}", "invalid-request")]
    [InlineData("""{"reason":""}""", "invalid-request")]
    [InlineData("""{"reason":"a\u0000b"}""", "invalid-request")]
    [InlineData("""{"reason":"x","onBehalfBy":" "}""", "invalid-request")]
    [InlineData("null", "malformed-request")]
    public async Task A_cancellation_says_why(string json, string code)
    {
        var order = await world.Api.CreateOrderAsync();
        using var answer = await CancelAsync(order, json);
        await Api.RefusedAsync(answer, 400, code);
    }

    [Fact]
    public async Task A_cancellation_without_body_or_of_a_foreign_or_stale_order_is_refused()
    {
        var order = await world.Api.CreateOrderAsync();
        using var empty = await world.Api.PostAsync($"{Api.PathOf(order)}/cancel", null);
        ((int)empty.StatusCode).ShouldBeOneOf(400, 415);
        using var foreign = await CancelAsync(order with { CustomerId = Guid.NewGuid() });
        await Api.RefusedAsync(foreign, 404, "order-not-found");
        using var stale = await world.Api.SendAsync(HttpMethod.Post, $"{Api.PathOf(order)}/cancel", """{"reason":"x"}""", ("If-Match", "\"9\""));
        await Api.RefusedAsync(stale, 412, "stale-version");
    }

    private Task<HttpResponseMessage> CancelAsync(OrderAnswer order, string json = """{"reason":"No longer needed"}""") =>
        world.Api.PostAsync($"{Api.PathOf(order)}/cancel", json);
}
