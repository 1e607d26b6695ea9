using System.Net;
using Messaging.Contracts;
using Messaging.Orders;
using Peers;

namespace Crm.Tests.Customers;

public sealed class CustomerTests(CrmService service)
{
    private HttpClient Crm => service.Http;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_registered_customer_is_shown_listed_and_told_to_the_shop()
    {
        var shop = await service.ShopAsync();
        using var answer = await Crm.CreateAsync("/customers", Sales.Ada);
        var created = await answer.ShouldBeAsync(HttpStatusCode.Created);
        answer.Headers.ETag!.Tag.ShouldBe("\"1\"");
        created.GetProperty("registeredBy").GetString().ShouldBe("Crm");

        using var shown = await Crm.GetAsync(answer.Headers.Location, Token);
        (await shown.JsonAsync()).ToString().ShouldBe(created.ToString());
        shown.Headers.ETag!.Tag.ShouldBe("\"1\"");
        (await Crm.ListAsync("/customers", limit: 2)).Select(item => item.ToString()).ShouldContain(created.ToString());
        var heard = await Eventually.ArrivesAsync(
            () => shop.Mailbox.Of<CustomerChanged>().FirstOrDefault(change => change.CustomerId == created.GetProperty("customerId").GetGuid()), "the customer");
        (heard.Sequence, heard.RegisteredBy, heard.Name.Reveal()).ShouldBe((1, OrderSystem.Crm, "Ada Byron"));
    }

    [Fact]
    public async Task A_change_needs_the_present_version_and_is_told_to_the_shop()
    {
        var shop = await service.ShopAsync();
        var customerId = await service.CustomerAsync();
        var changed = new { name = "Ada Lovelace", email = "ada@example.org" };

        await (await Crm.SendAsync(HttpMethod.Put, $"/customers/{customerId}", changed)).ShouldBeProblemAsync((HttpStatusCode)428, "version-required");
        await (await Crm.SendAsync(HttpMethod.Put, $"/customers/{customerId}", changed, "\"7\"")).ShouldBeProblemAsync(HttpStatusCode.PreconditionFailed, "stale-version");
        await (await Crm.SendAsync(HttpMethod.Put, $"/customers/{customerId}", changed, "7")).ShouldBeProblemAsync(HttpStatusCode.BadRequest, "malformed-request");
        using var answer = await Crm.SendAsync(HttpMethod.Put, $"/customers/{customerId}", changed, "\"1\"");

        var customer = await answer.ShouldBeAsync(HttpStatusCode.OK);
        answer.Headers.ETag!.Tag.ShouldBe("\"2\"");
        customer.GetProperty("name").GetString().ShouldBe("Ada Lovelace");
        customer.GetProperty("phone").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
        var heard = await Eventually.ArrivesAsync(
            () => shop.Mailbox.Of<CustomerChanged>().FirstOrDefault(change => change.CustomerId == customerId && change.Sequence == 2), "the change");
        heard.Name.Reveal().ShouldBe("Ada Lovelace");
    }

    [Fact]
    public async Task Of_many_changes_based_on_one_version_one_wins()
    {
        var customerId = await service.CustomerAsync();
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(number =>
            Crm.SendAsync(HttpMethod.Put, $"/customers/{customerId}", new { name = $"Ada {number}", email = "ada@example.org" }, "\"1\"")));

        answers.Count(answer => answer.StatusCode == HttpStatusCode.OK).ShouldBe(1);
        answers.ShouldAllBe(answer => answer.StatusCode == HttpStatusCode.OK || answer.StatusCode == HttpStatusCode.Conflict || answer.StatusCode == HttpStatusCode.PreconditionFailed);
        (await Crm.CustomerIsAsync(customerId, 2)).GetProperty("version").GetInt64().ShouldBe(2);
    }

    [Fact]
    public async Task A_customer_of_the_shop_is_copied_and_followed_but_not_changed_here()
    {
        var shop = await service.ShopAsync();
        var customerId = Guid.CreateVersion7();
        await shop.PublishAsync(Sales.ShopCustomer(customerId, 1, "Bob Stone"));
        (await Crm.CustomerIsAsync(customerId, 1)).GetProperty("registeredBy").GetString().ShouldBe("Shop");
        await (await Crm.SendAsync(HttpMethod.Put, $"/customers/{customerId}", Sales.Ada, "\"1\"")).ShouldBeProblemAsync(HttpStatusCode.Conflict, "customer-owned-by-shop");

        await shop.PublishAsync(Sales.ShopCustomer(customerId, 2, "Bob Rock"));
        (await Crm.CustomerIsAsync(customerId, 2)).GetProperty("name").GetString().ShouldBe("Bob Rock");
    }

    [Fact]
    public async Task Changes_out_of_order_and_many_times_make_the_same_customer()
    {
        var elsewhere = await service.CreateBrokerAsync();
        await using var shop = await Peer.StartAsync("shop", await service.CreateDatabaseAsync(), elsewhere);
        await using var source = await Wire.TapAsync(elsewhere);
        await using var target = await Wire.TapAsync(service.Broker);
        var customerId = Guid.CreateVersion7();
        await shop.PublishAsync(Sales.ShopCustomer(customerId, 1, "First"), Sales.ShopCustomer(customerId, 2, "Second"), Sales.ShopCustomer(customerId, 3, "Third"));
        var messages = await source.TakeAsync(3);

        foreach (var index in new[] { 2, 2, 1, 0, 1, 0 })
            await target.PutAsync(messages[index]);

        (await Crm.CustomerIsAsync(customerId, 3)).GetProperty("name").GetString().ShouldBe("Third");
    }

    [Fact]
    public async Task Registering_twice_with_one_key_registers_once()
    {
        var key = Guid.NewGuid().ToString();
        using var first = await Crm.CreateAsync("/customers", Sales.Ada, key);
        using var second = await Crm.CreateAsync("/customers", Sales.Ada, key);
        second.Headers.GetValues("Idempotent-Replay").ShouldBe(["true"]);
        (await second.JsonAsync()).ToString().ShouldBe((await first.JsonAsync()).ToString());
        await (await Crm.CreateAsync("/customers", new { name = "Eve", email = "eve@example.org" }, key))
            .ShouldBeProblemAsync(HttpStatusCode.UnprocessableEntity, "idempotency-key-reused");
        await (await Crm.PostAsync("/customers", Sales.Ada)).ShouldBeProblemAsync(HttpStatusCode.BadRequest, "idempotency-key-required");
    }

    [Fact]
    public async Task All_faults_are_told_at_once_and_never_repeat_the_value()
    {
        var faults = await (await Crm.CreateAsync("/customers", new { name = "  ", email = "secret-nonsense", phone = "call me", address = "a\0b" }))
            .ShouldBeProblemAsync(HttpStatusCode.BadRequest, "invalid-request");
        foreach (var member in new[] { "name", "email", "phone", "address" })
            faults.ShouldContain($"\"{member}\"");
        faults.ShouldNotContain("secret-nonsense");
    }

    [Fact]
    public async Task An_unknown_customer_is_not_found()
    {
        await (await Crm.GetAsync($"/customers/{Guid.NewGuid()}", Token)).ShouldBeProblemAsync(HttpStatusCode.NotFound, "customer-not-found");
        await (await Crm.SendAsync(HttpMethod.Put, $"/customers/{Guid.NewGuid()}", Sales.Ada, "\"1\"")).ShouldBeProblemAsync(HttpStatusCode.NotFound, "customer-not-found");
        await (await Crm.GetAsync("/customers/nonsense", Token)).ShouldBeProblemAsync(HttpStatusCode.BadRequest, "malformed-request");
    }

    [Fact]
    public async Task Nothing_personal_reaches_the_log()
    {
        var canary = $"canary{Guid.NewGuid():n}";
        using var answer = await Crm.CreateAsync("/customers", new { name = canary, email = $"{canary}@example.org", address = canary });
        await answer.ShouldBeAsync(HttpStatusCode.Created);
        await (await Crm.CreateAsync("/customers", new { name = canary, email = canary })).ShouldBeProblemAsync(HttpStatusCode.BadRequest, "invalid-request");
        service.Logs.GetSnapshot().ShouldAllBe(record => !record.Message.Contains(canary, StringComparison.Ordinal));
    }
}
