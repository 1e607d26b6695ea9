using System.Net;
using Messaging.Contracts;
using Messaging.Orders;
using Microsoft.Extensions.Logging;
using Shop.Orders;
using Shop.Tests.Flow;

namespace Shop.Tests.Orders;

public sealed class CreateOrderTests(World world)
{
    [Fact]
    public async Task A_created_order_is_found_logged_and_told_to_the_other_systems()
    {
        var customer = await world.Api.RegisterAsync();
        using var answer = await world.Api.PostAsync($"/customers/{customer.CustomerId}/orders", """{"material":"Resin","quantity":10000}""", Some.Key());
        var order = await Api.ReadAsync<OrderAnswer>(answer, HttpStatusCode.Created);
        order.OrderId.Value.ShouldMatch("^S-1[0-9]{5}$");
        (order.Status, order.Version, order.CreatedBy, order.Material, order.Quantity).ShouldBe((OrderStatus.Initiated, 1, OrderSystem.Shop, Material.Resin, 10_000));
        (order.ModelId, order.Price, order.FailureReason, order.Currency, order.CancellationRequested).ShouldBe((null, null, null, "EUR", false));
        answer.Headers.Location!.OriginalString.ShouldBe(Api.PathOf(order));
        (await world.Api.GetAsync(order)).ShouldBe(order);
        (await world.Elsewhere.ReceivedAsync<OrderCreated>(created => created.OrderId == order.OrderId))
            .ShouldBe(new OrderCreated(order.OrderId, customer.CustomerId, OrderSystem.Shop, Material.Resin, 10_000, order.CreatedAt));
        var record = world.Shop.Logged("order.created", order.OrderId.Value).ShouldHaveSingleItem();
        (record.Id.Id, record.Level).ShouldBe((1150, LogLevel.Information));
        record.GetStructuredStateValue("CustomerId").ShouldBe(customer.CustomerId.ToString());
        record.GetStructuredStateValue("System").ShouldBe("shop");
    }

    [Fact]
    public async Task Requests_at_once_with_one_key_create_one_order()
    {
        var customer = await world.Api.RegisterAsync();
        var key = Some.Key();
        var answers = await Task.WhenAll(Enumerable.Range(0, 8)
            .Select(_ => world.Api.PostAsync($"/customers/{customer.CustomerId}/orders", """{"material":"Pla","quantity":1}""", key))).InTime();
        var orders = await Task.WhenAll(answers.Select(answer => Api.ReadAsync<OrderAnswer>(answer, HttpStatusCode.Created)));
        orders.Distinct().ShouldHaveSingleItem();
        answers.Count(answer => !answer.Headers.Contains("Idempotent-Replay")).ShouldBe(1);
        world.Shop.Logged("order.created", orders[0].OrderId.Value).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_replayed_key_with_other_content_is_refused_and_another_customers_key_is_another()
    {
        var (one, other, key) = (await world.Api.RegisterAsync(), await world.Api.RegisterAsync(), Some.Key());
        using var first = await world.Api.PostAsync($"/customers/{one.CustomerId}/orders", """{"material":"Pla","quantity":1}""", key);
        using var changed = await world.Api.PostAsync($"/customers/{one.CustomerId}/orders", """{"material":"Pla","quantity":2}""", key);
        await Api.RefusedAsync(changed, 422, "idempotency-key-reused");
        using var others = await world.Api.PostAsync($"/customers/{other.CustomerId}/orders", """{"material":"Pla","quantity":2}""", key);
        others.Headers.Contains("Idempotent-Replay").ShouldBeFalse();
        others.StatusCode.ShouldBe(HttpStatusCode.Created);
    }

    [Theory]
    [InlineData("""{"material":"Pla","quantity":0}""", "invalid-request", "quantity")]
    [InlineData("""{"material":"Pla","quantity":10001}""", "invalid-request", "quantity")]
    [InlineData("{}", "invalid-request", "material")]
    [InlineData("""{"material":"Wood","quantity":1}""", "malformed-request", "$.material must be one of Pla, Petg, Abs, Nylon, Resin.")]
    [InlineData("""{"material":2,"quantity":1}""", "malformed-request", "$.material must be one of")]
    [InlineData("""{"material":"Pla","quantity":1,"price":0}""", "malformed-request", "$.price is not known")]
    [InlineData("""{"material":"Pla","quantity":1.5}""", "malformed-request", "$.quantity must be a whole number")]
    [InlineData("""{"material":"Pla","quantity":""", "malformed-request", "not valid JSON")]
    public async Task An_order_that_makes_no_sense_is_refused(string json, string code, string hint)
    {
        var customer = await world.Api.RegisterAsync();
        using var answer = await world.Api.PostAsync($"/customers/{customer.CustomerId}/orders", json, Some.Key());
        (await Api.RefusedAsync(answer, 400, code)).ToString().ShouldContain(hint);
    }

    [Fact]
    public async Task An_order_for_a_customer_nobody_knows_is_404()
    {
        using var answer = await world.Api.PostAsync($"/customers/{Guid.NewGuid()}/orders", """{"material":"Pla","quantity":1}""", Some.Key());
        await Api.RefusedAsync(answer, 404, "customer-not-found");
    }
}
