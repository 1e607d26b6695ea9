using System.Net;
using Messaging.Orders;
using Peers;

namespace Crm.Tests.Tickets;

public sealed class TicketTests(CrmService service)
{
    private HttpClient Crm => service.Http;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_ticket_is_opened_shown_listed_and_closed()
    {
        var customerId = await service.CustomerAsync();
        var story = await service.ShopOrderAsync(OrderStatus.Submitted, customerId);
        using var opened = await Crm.CreateAsync("/tickets", new { customerId, orderId = story.OrderId.Value, subject = "Price", text = "When?" });
        var ticket = await opened.ShouldBeAsync(HttpStatusCode.Created);
        var ticketId = ticket.GetProperty("ticketId").GetString();
        (ticket.GetProperty("status").GetString(), ticket.GetProperty("orderId").GetString()).ShouldBe(("Open", story.OrderId.Value));
        using var shown = await Crm.GetAsync(opened.Headers.Location, Token);
        (await shown.JsonAsync()).ToString().ShouldBe(ticket.ToString());
        (await IdsAsync("/tickets?status=Open")).ShouldContain(ticketId);

        using var closed = await Crm.PostAsync($"/tickets/{ticketId}/close", new { answer = "Today." }, shown.Headers.ETag!.Tag);
        var answer = await closed.ShouldBeAsync(HttpStatusCode.OK);
        (answer.GetProperty("status").GetString(), answer.GetProperty("answer").GetString()).ShouldBe(("Closed", "Today."));
        (await IdsAsync("/tickets?status=Open")).ShouldNotContain(ticketId);
        (await IdsAsync("/tickets?status=Closed")).ShouldContain(ticketId);
        await (await Crm.PostAsync($"/tickets/{ticketId}/close", new { answer = "Again." })).ShouldBeProblemAsync(HttpStatusCode.Conflict, "ticket-already-closed");
        service.Logs.GetSnapshot().Count(record => record.Id.Name is "crm.ticket_opened" or "crm.ticket_closed" && record.GetStructuredStateValue("TicketId") == ticketId).ShouldBe(2);
    }

    [Fact]
    public async Task A_ticket_need_not_be_about_an_order()
    {
        var customerId = await service.CustomerAsync();
        using var opened = await Crm.CreateAsync("/tickets", new { customerId, subject = "Hours", text = "When are you open?" });
        (await opened.ShouldBeAsync(HttpStatusCode.Created)).GetProperty("orderId").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
    }

    [Fact]
    public async Task A_ticket_about_an_order_is_opened_though_the_customers_data_are_still_on_their_way()
    {
        var story = await service.ShopOrderAsync(OrderStatus.Submitted);
        using var unknown = await Crm.GetAsync($"/customers/{story.CustomerId}", Token);
        await unknown.ShouldBeProblemAsync(HttpStatusCode.NotFound, "customer-not-found");

        using var opened = await Crm.CreateAsync("/tickets", new { customerId = story.CustomerId, orderId = story.OrderId.Value, subject = "Price", text = "When?" });

        (await opened.ShouldBeAsync(HttpStatusCode.Created)).GetProperty("customerId").GetGuid().ShouldBe(story.CustomerId);
    }

    [Fact]
    public async Task A_ticket_about_nobodys_or_anothers_order_is_refused()
    {
        var customerId = await service.CustomerAsync();
        var others = await service.ShopOrderAsync(OrderStatus.Initiated);
        await (await Crm.CreateAsync("/tickets", new { customerId, orderId = others.OrderId.Value, subject = "s", text = "t" })).ShouldBeProblemAsync(HttpStatusCode.NotFound, "order-not-found");
        await (await Crm.CreateAsync("/tickets", new { customerId, orderId = "S-999999", subject = "s", text = "t" })).ShouldBeProblemAsync(HttpStatusCode.NotFound, "order-not-found");
        await (await Crm.CreateAsync("/tickets", new { customerId = Guid.NewGuid(), subject = "s", text = "t" })).ShouldBeProblemAsync(HttpStatusCode.NotFound, "customer-not-found");
    }

    [Fact]
    public async Task A_ticket_sent_twice_with_one_key_is_opened_once()
    {
        var customerId = await service.CustomerAsync();
        var key = Guid.NewGuid().ToString();
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Crm.CreateAsync("/tickets", new { customerId, subject = "s", text = "t" }, key)));
        var tickets = await Task.WhenAll(answers.Select(answer => answer.ShouldBeAsync(HttpStatusCode.Created)));
        tickets.Select(ticket => ticket.GetProperty("ticketId").GetString()).Distinct().Count().ShouldBe(1);
        await (await Crm.CreateAsync("/tickets", new { customerId, subject = "s", text = "other" }, key)).ShouldBeProblemAsync(HttpStatusCode.UnprocessableEntity, "idempotency-key-reused");
    }

    [Fact]
    public async Task An_unusable_ticket_or_answer_is_refused()
    {
        var faults = await (await Crm.CreateAsync("/tickets", new { subject = " " })).ShouldBeProblemAsync(HttpStatusCode.BadRequest, "invalid-request");
        foreach (var member in new[] { "customerId", "subject", "text" })
            faults.ShouldContain($"\"{member}\"");
        (await (await Crm.CreateAsync("/tickets", new { customerId = Guid.NewGuid(), orderId = "12" })).ShouldBeProblemAsync(HttpStatusCode.BadRequest, "malformed-request")).ShouldContain("orderId");
        await (await Crm.PostAsync($"/tickets/{Guid.NewGuid()}/close", new { answer = "x" })).ShouldBeProblemAsync(HttpStatusCode.NotFound, "ticket-not-found");
        await (await Crm.GetAsync($"/tickets/{Guid.NewGuid()}", Token)).ShouldBeProblemAsync(HttpStatusCode.NotFound, "ticket-not-found");
        var customerId = await service.CustomerAsync();
        using var opened = await Crm.CreateAsync("/tickets", new { customerId, subject = "s", text = "t" });
        await (await Crm.PostAsync($"{opened.Headers.Location}/close", new { })).ShouldBeProblemAsync(HttpStatusCode.BadRequest, "invalid-request");
        await (await Crm.PostAsync($"{opened.Headers.Location}/close", new { answer = "x" }, "\"9\"")).ShouldBeProblemAsync(HttpStatusCode.PreconditionFailed, "stale-version");
    }

    private async Task<IReadOnlyList<string?>> IdsAsync(string path) => [.. (await Crm.ListAsync(path, 3)).Select(ticket => ticket.GetProperty("ticketId").GetString())];
}
