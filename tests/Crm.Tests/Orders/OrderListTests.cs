using System.Net;
using Messaging.Contracts;
using Messaging.Orders;
using Peers;

namespace Crm.Tests.Orders;

public sealed class OrderListTests(CrmService service)
{
    private HttpClient Crm => service.Http;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Orders_of_shop_and_phone_are_listed_by_customer_and_status_the_newest_first()
    {
        var customerId = await service.CustomerAsync();
        var (approved, shipped) = (await service.ShopOrderAsync(OrderStatus.ManufacturingApproved, customerId), await service.ShopOrderAsync(OrderStatus.Shipped, customerId));
        using var phone = await Crm.CreateAsync("/orders", new { customerId, material = "Pla", quantity = 1 });
        var taken = (await phone.JsonAsync()).GetProperty("orderId").GetString()!;

        // The orders of the story were created at one time of the past, so that their number decides; the phone order is of today.
        (await NumbersAsync($"/orders?customerId={customerId}", limit: 1)).ShouldBe([taken, shipped.OrderId.Value, approved.OrderId.Value]);
        (await NumbersAsync($"/orders?customerId={customerId}&status=Shipped")).ShouldBe([shipped.OrderId.Value]);
        (await NumbersAsync("/orders?status=ManufacturingApproved", limit: 3)).ShouldContain(approved.OrderId.Value);
        (await NumbersAsync("/orders", limit: 7)).ShouldBeUnique();
    }

    [Theory]
    [InlineData("/orders?status=Lost", "invalid-request", "ManufacturingApproved")]
    [InlineData("/orders?status=1", "invalid-request", "ManufacturingApproved")]
    [InlineData("/orders?status=shipped", "invalid-request", "Shipped")]
    [InlineData("/orders?customerId=me", "malformed-request", "customerId")]
    [InlineData("/orders?limit=x", "malformed-request", "limit")]
    [InlineData("/orders?cursor=x", "invalid-request", "cursor")]
    [InlineData("/orders/12", "malformed-request", "S-100001")]
    public async Task An_unusable_query_is_refused(string path, string code, string help) =>
        (await (await Crm.GetAsync(path, Token)).ShouldBeProblemAsync(HttpStatusCode.BadRequest, code)).ShouldContain(help);

    [Fact]
    public async Task An_order_shows_what_the_other_systems_did_with_it()
    {
        var story = await service.ShopOrderAsync(OrderStatus.PriceCalculated);
        using var answer = await Crm.GetAsync($"/orders/{story.OrderId}", Token);
        var order = await answer.ShouldBeAsync(HttpStatusCode.OK);
        answer.Headers.ETag!.Tag.ShouldBe("\"3\"");
        (order.GetProperty("price").GetDecimal(), order.GetProperty("currency").GetString(), order.GetProperty("modelId").GetGuid()).ShouldBe((48.25m, "EUR", story.ModelId));
        await (await Crm.GetAsync("/orders/S-999999", Token)).ShouldBeProblemAsync(HttpStatusCode.NotFound, "order-not-found");
    }

    [Fact]
    public async Task Events_out_of_order_and_many_times_make_the_same_order_as_in_order_and_once()
    {
        var elsewhere = await service.CreateBrokerAsync();
        await using var shop = await Peer.StartAsync("shop", await service.CreateDatabaseAsync(), elsewhere);
        await using var source = await Wire.TapAsync(elsewhere);
        await using var target = await Wire.TapAsync(service.Broker);
        var story = new OrderStory();
        IIntegrationEvent[] events =
            [story.Created, story.To(OrderStatus.Submitted), story.To(OrderStatus.CalculationFailed, "not watertight"), story.To(OrderStatus.Submitted), story.To(OrderStatus.PriceCalculated)];
        await shop.PublishAsync(events);
        var messages = await source.TakeAsync(events.Length);

        foreach (var index in new[] { 4, 2, 2, 0, 3, 1, 1, 0, 4 })
            await target.PutAsync(messages[index]);

        var order = await Crm.OrderIsAsync(story.OrderId, OrderStatus.PriceCalculated);
        (order.GetProperty("version").GetInt64(), order.GetProperty("price").GetDecimal(), order.GetProperty("reason").GetString()).ShouldBe((5, 48.25m, null));
    }

    private async Task<IReadOnlyList<string>> NumbersAsync(string path, int limit = 200) =>
        [.. (await Crm.ListAsync(path, limit)).Select(order => order.GetProperty("orderId").GetString()!)];
}
