using System.Net;
using Messaging.Contracts;
using Messaging.Orders;
using Microsoft.Extensions.Logging;
using Shop.Orders;
using Shop.Tests.Flow;

namespace Shop.Tests.Orders;

public sealed class ApproveOrderTests(World world)
{
    [Fact]
    public async Task An_approved_order_goes_into_production_with_its_price()
    {
        var order = await world.OrderAsync(OrderStatus.PriceCalculated, 99.95m);
        using var answer = await ApproveAsync(order);
        var approved = await Api.ReadAsync<OrderAnswer>(answer, HttpStatusCode.OK);
        (approved.Status, approved.Version).ShouldBe((OrderStatus.ManufacturingApproved, order.Version + 1));
        approved.Price!.Value.Reveal().ShouldBe(99.95m);
        var told = await world.Elsewhere.ReceivedAsync<OrderStatusChanged>(change => change.OrderId == order.OrderId && change.Sequence == approved.Version);
        (told.OldStatus, told.NewStatus, told.ChangedBy, told.ModelId, told.Price!.Value.Reveal())
            .ShouldBe((OrderStatus.PriceCalculated, OrderStatus.ManufacturingApproved, OrderSystem.Shop, order.ModelId, 99.95m));
        var record = world.Shop.Logged("order.status_changed", order.OrderId.Value)[^1];
        (record.Id.Id, record.Level).ShouldBe((1151, LogLevel.Information));
        record.GetStructuredStateValue("OldStatus").ShouldBe("PriceCalculated");
        record.GetStructuredStateValue("NewStatus").ShouldBe("ManufacturingApproved");
        record.GetStructuredStateValue("System").ShouldBe("shop");
        record.GetStructuredStateValue("CustomerId").ShouldBe(order.CustomerId.ToString());
    }

    [Fact]
    public async Task Of_many_approvals_at_once_one_takes_effect()
    {
        var order = await world.OrderAsync(OrderStatus.PriceCalculated);
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => ApproveAsync(order))).InTime();
        answers.Count(answer => answer.StatusCode == HttpStatusCode.OK).ShouldBe(1);
        foreach (var refused in answers.Where(answer => answer.StatusCode != HttpStatusCode.OK))
            await Api.RefusedAsync(refused, 409, "order-in-wrong-state");
        (await world.Api.GetAsync(order)).Version.ShouldBe(order.Version + 1);
        world.Shop.Logged("order.status_changed", order.OrderId.Value).Count(record => record.GetStructuredStateValue("NewStatus") == "ManufacturingApproved").ShouldBe(1);
    }

    [Theory]
    [InlineData(OrderStatus.Initiated)]
    [InlineData(OrderStatus.Submitted)]
    [InlineData(OrderStatus.ManufacturingApproved)]
    [InlineData(OrderStatus.Shipped)]
    public async Task An_order_in_another_state_cannot_be_approved_and_that_is_logged(OrderStatus status)
    {
        var order = await world.OrderAsync(status);
        using var answer = await ApproveAsync(order);
        (await Api.RefusedAsync(answer, 409, "order-in-wrong-state")).GetProperty("detail").GetString()!.ShouldContain($"Order {order.OrderId} is {status}");
        var record = world.Shop.Logged("order.rule_violated", order.OrderId.Value).ShouldHaveSingleItem();
        (record.Id.Id, record.Level).ShouldBe((1080, LogLevel.Error));
        record.GetStructuredStateValue("CustomerId").ShouldBe(order.CustomerId.ToString());
        record.Exception.ShouldBeOfType<IllegalOrderTransitionException>();
        (await world.Api.GetAsync(order)).ShouldBe(order);
    }

    [Fact]
    public async Task Sales_may_approve_for_the_customer()
    {
        var order = await world.OrderAsync(OrderStatus.PriceCalculated);
        using var answer = await ApproveAsync(order, """{"onBehalfBy":"Sam Canary"}""");
        (await Api.ReadAsync<OrderAnswer>(answer, HttpStatusCode.OK)).Status.ShouldBe(OrderStatus.ManufacturingApproved);
    }

    [Theory]
    [InlineData("""{"onBehalfBy":""}""", "invalid-request")]
    [InlineData("""{"onBehalfBy":7}""", "malformed-request")]
    [InlineData("""{"by":"x"}""", "malformed-request")]
    [InlineData("[", "malformed-request")]
    public async Task A_wrong_body_is_refused(string json, string code)
    {
        var order = await world.Api.CreateOrderAsync();
        using var answer = await ApproveAsync(order, json);
        await Api.RefusedAsync(answer, 400, code);
    }

    [Fact]
    public async Task A_stale_or_foreign_or_missing_order_is_refused()
    {
        var order = await world.OrderAsync(OrderStatus.PriceCalculated);
        using var stale = await ApproveAsync(order, null, ("If-Match", "\"2\""));
        await Api.RefusedAsync(stale, 412, "stale-version");
        using var foreign = await ApproveAsync(order with { CustomerId = Guid.NewGuid() });
        await Api.RefusedAsync(foreign, 404, "order-not-found");
        using var current = await ApproveAsync(order, null, ("If-Match", "\"2\", \"3\""));
        current.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    private Task<HttpResponseMessage> ApproveAsync(OrderAnswer order, string? json = null, params (string, string)[] headers) =>
        world.Api.SendAsync(HttpMethod.Post, $"{Api.PathOf(order)}/approve", json, headers);
}
