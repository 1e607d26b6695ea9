using System.Net;
using Messaging.Contracts;
using Messaging.Orders;
using Microsoft.Extensions.Logging;
using Peers;

namespace Crm.Tests.Orders;

public sealed class CloseOrderTests(CrmService service)
{
    private static readonly object Sara = new { closedBy = "Sara Sales" };

    private HttpClient Crm => service.Http;

    [Fact]
    public async Task A_shipped_order_is_closed_and_the_other_systems_hear_of_it()
    {
        var (shop, story) = (await service.ShopAsync(), await service.ShopOrderAsync(OrderStatus.Shipped));
        using var answer = await Crm.PostAsync($"/orders/{story.OrderId}/close", Sara, "\"8\"");

        var order = await answer.ShouldBeAsync(HttpStatusCode.OK);
        (order.GetProperty("status").GetString(), order.GetProperty("closedBy").GetString(), answer.Headers.ETag!.Tag).ShouldBe(("Closed", "Sara Sales", "\"9\""));
        var heard = await Eventually.ArrivesAsync(
            () => shop.Mailbox.Of<OrderStatusChanged>().FirstOrDefault(change => change.OrderId == story.OrderId && change.NewStatus == OrderStatus.Closed), "the closing");
        (heard.Sequence, heard.OldStatus, heard.ChangedBy, heard.ModelId).ShouldBe((9, OrderStatus.Shipped, OrderSystem.Crm, story.ModelId));
        var logged = service.Logs.GetSnapshot().Single(record => record.Id.Name == "order.status_changed" && record.GetStructuredStateValue("OrderId") == story.OrderId.Value);
        (logged.GetStructuredStateValue("OldStatus"), logged.GetStructuredStateValue("NewStatus"), logged.GetStructuredStateValue("System")).ShouldBe(("Shipped", "Closed", "crm"));
    }

    [Fact]
    public async Task An_order_that_is_not_shipped_is_not_closed()
    {
        var story = await service.ShopOrderAsync(OrderStatus.Packaging);
        (await (await Crm.PostAsync($"/orders/{story.OrderId}/close", Sara)).ShouldBeProblemAsync(HttpStatusCode.Conflict, "order-in-wrong-state")).ShouldContain("Packaging");
        var logged = service.Logs.GetSnapshot().Single(record => record.Id.Name == "order.rule_violated" && record.GetStructuredStateValue("OrderId") == story.OrderId.Value);
        (logged.Level, logged.GetStructuredStateValue("CustomerId")).ShouldBe((LogLevel.Error, story.CustomerId.ToString()));
    }

    [Fact]
    public async Task An_order_closed_by_many_at_once_is_closed_once()
    {
        var (shop, story) = (await service.ShopAsync(), await service.ShopOrderAsync(OrderStatus.Shipped));
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Crm.PostAsync($"/orders/{story.OrderId}/close", Sara)));

        answers.Count(answer => answer.StatusCode == HttpStatusCode.OK).ShouldBe(1);
        answers.Count(answer => answer.StatusCode == HttpStatusCode.Conflict).ShouldBe(5);
        await Eventually.ArrivesAsync(() => shop.Mailbox.Of<OrderStatusChanged>().FirstOrDefault(change => change.OrderId == story.OrderId && change.Sequence == 9), "the closing");
        await (await Crm.PostAsync($"/orders/{story.OrderId}/close", Sara)).ShouldBeProblemAsync(HttpStatusCode.Conflict, "order-in-wrong-state");
    }

    [Fact]
    public async Task A_closing_that_is_unusable_stale_or_of_an_unknown_order_is_refused()
    {
        var story = await service.ShopOrderAsync(OrderStatus.Shipped);
        (await (await Crm.PostAsync($"/orders/{story.OrderId}/close", new { })).ShouldBeProblemAsync(HttpStatusCode.BadRequest, "invalid-request")).ShouldContain("closedBy");
        await (await Crm.PostAsync($"/orders/{story.OrderId}/close", Sara, "\"7\"")).ShouldBeProblemAsync(HttpStatusCode.PreconditionFailed, "stale-version");
        await (await Crm.PostAsync("/orders/S-999999/close", Sara)).ShouldBeProblemAsync(HttpStatusCode.NotFound, "order-not-found");
    }
}
