using System.Net;
using Messaging.Orders;
using Peers;

namespace Crm.Tests.Complaints;

public sealed class ComplaintTests(CrmService service)
{
    private static readonly object Scratched = new { category = "Damage", text = "It arrived scratched." };

    private HttpClient Crm => service.Http;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_complaint_is_filed_shown_listed_and_resolved()
    {
        var story = await service.ShopOrderAsync(OrderStatus.Shipped);
        using var filed = await Crm.CreateAsync($"/orders/{story.OrderId}/complaints", Scratched);
        var complaint = await filed.ShouldBeAsync(HttpStatusCode.Created);
        var complaintId = complaint.GetProperty("complaintId").GetString();
        (complaint.GetProperty("status").GetString(), complaint.GetProperty("number").GetInt32(), complaint.GetProperty("isRepeat").GetBoolean()).ShouldBe(("Open", 1, false));
        complaint.GetProperty("customerId").GetGuid().ShouldBe(story.CustomerId);
        using var shown = await Crm.GetAsync(filed.Headers.Location, Token);
        (await shown.JsonAsync()).ToString().ShouldBe(complaint.ToString());
        (await IdsAsync("/complaints?status=Open")).ShouldContain(complaintId);
        (await IdsAsync("/complaints?status=Resolved")).ShouldNotContain(complaintId);

        using var resolved = await Crm.PostAsync($"/complaints/{complaintId}/resolve", new { resolution = "Sent a new one." }, shown.Headers.ETag!.Tag);
        var answer = await resolved.ShouldBeAsync(HttpStatusCode.OK);
        (answer.GetProperty("status").GetString(), answer.GetProperty("resolution").GetString(), resolved.Headers.ETag!.Tag).ShouldBe(("Resolved", "Sent a new one.", "\"2\""));
        (await IdsAsync("/complaints?status=Resolved")).ShouldContain(complaintId);
        (await IdsAsync("/complaints")).ShouldBeUnique();
        (await (await Crm.PostAsync($"/complaints/{complaintId}/resolve", new { resolution = "Again." })).ShouldBeProblemAsync(HttpStatusCode.Conflict, "complaint-already-resolved"))
            .ShouldContain(story.OrderId.Value);
        service.Logs.GetSnapshot().Count(record => record.Id.Name is "crm.complaint_filed" or "crm.complaint_resolved" && record.GetStructuredStateValue("ComplaintId") == complaintId).ShouldBe(2);
    }

    [Fact]
    public async Task Repeat_complaints_are_numbered_even_when_they_come_at_once()
    {
        var story = await service.ShopOrderAsync(OrderStatus.Shipped);
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Crm.CreateAsync($"/orders/{story.OrderId}/complaints", Scratched)));
        var complaints = await Task.WhenAll(answers.Select(answer => answer.ShouldBeAsync(HttpStatusCode.Created)));
        complaints.Select(complaint => complaint.GetProperty("number").GetInt32()).ShouldBe([1, 2, 3, 4, 5, 6], ignoreOrder: true);
        complaints.Count(complaint => complaint.GetProperty("isRepeat").GetBoolean()).ShouldBe(5);
    }

    [Fact]
    public async Task A_complaint_sent_twice_with_one_key_is_filed_once()
    {
        var story = await service.ShopOrderAsync(OrderStatus.Shipped);
        var key = Guid.NewGuid().ToString();
        using var first = await Crm.CreateAsync($"/orders/{story.OrderId}/complaints", Scratched, key);
        using var second = await Crm.CreateAsync($"/orders/{story.OrderId}/complaints", Scratched, key);
        (await second.JsonAsync()).ToString().ShouldBe((await first.JsonAsync()).ToString());
        second.Headers.Contains("Idempotent-Replay").ShouldBeTrue();
        await (await Crm.CreateAsync($"/orders/{story.OrderId}/complaints", new { category = "Delay", text = "Late." }, key))
            .ShouldBeProblemAsync(HttpStatusCode.UnprocessableEntity, "idempotency-key-reused");
    }

    [Fact]
    public async Task An_unusable_complaint_is_refused()
    {
        var story = await service.ShopOrderAsync(OrderStatus.Initiated);
        var path = $"/orders/{story.OrderId}/complaints";
        var faults = await (await Crm.CreateAsync(path, new { })).ShouldBeProblemAsync(HttpStatusCode.BadRequest, "invalid-request");
        faults.ShouldContain("category");
        faults.ShouldContain("text");
        (await (await Crm.CreateAsync(path, new { category = "Taste", text = "x" })).ShouldBeProblemAsync(HttpStatusCode.BadRequest, "malformed-request")).ShouldContain("Quality");
        await (await Crm.CreateAsync("/orders/S-999999/complaints", Scratched)).ShouldBeProblemAsync(HttpStatusCode.NotFound, "order-not-found");
        await (await Crm.PostAsync(path, Scratched)).ShouldBeProblemAsync(HttpStatusCode.BadRequest, "idempotency-key-required");
        await (await Crm.GetAsync("/complaints?status=open", Token)).ShouldBeProblemAsync(HttpStatusCode.BadRequest, "invalid-request");
    }

    [Fact]
    public async Task A_resolution_that_is_unusable_stale_or_of_nothing_is_refused()
    {
        var story = await service.ShopOrderAsync(OrderStatus.Initiated);
        using var filed = await Crm.CreateAsync($"/orders/{story.OrderId}/complaints", Scratched);
        var path = $"{filed.Headers.Location}/resolve";
        await (await Crm.PostAsync(path, new { resolution = "" })).ShouldBeProblemAsync(HttpStatusCode.BadRequest, "invalid-request");
        await (await Crm.PostAsync(path, new { resolution = "x" }, "\"9\"")).ShouldBeProblemAsync(HttpStatusCode.PreconditionFailed, "stale-version");
        await (await Crm.PostAsync($"/complaints/{Guid.NewGuid()}/resolve", new { resolution = "x" })).ShouldBeProblemAsync(HttpStatusCode.NotFound, "complaint-not-found");
    }

    [Fact]
    public async Task The_customers_words_do_not_reach_the_log()
    {
        var canary = $"canary{Guid.NewGuid():n}";
        var story = await service.ShopOrderAsync(OrderStatus.Initiated);
        using var filed = await Crm.CreateAsync($"/orders/{story.OrderId}/complaints", new { category = "Other", text = canary });
        await filed.ShouldBeAsync(HttpStatusCode.Created);
        (await Crm.PostAsync($"{filed.Headers.Location}/resolve", new { resolution = canary })).StatusCode.ShouldBe(HttpStatusCode.OK);
        service.Logs.GetSnapshot().ShouldAllBe(record => !record.Message.Contains(canary, StringComparison.Ordinal));
    }

    private async Task<IReadOnlyList<string?>> IdsAsync(string path) => [.. (await Crm.ListAsync(path, 3)).Select(complaint => complaint.GetProperty("complaintId").GetString())];
}
