using System.Net;
using Messaging.Contracts;
using Messaging.Orders;
using Shop.Customers;
using Shop.Tests.Flow;

namespace Shop.Tests.Customers;

public sealed class CustomerTests(World world)
{
    [Fact]
    public async Task A_registered_customer_is_found_and_told_to_the_other_systems()
    {
        var json = Some.CustomerJson();
        using var answer = await world.Api.PostAsync("/customers", json, Some.Key());
        var customer = await Api.ReadAsync<CustomerAnswer>(answer, HttpStatusCode.Created);
        answer.Headers.Location!.OriginalString.ShouldBe($"/customers/{customer.CustomerId}");
        answer.Headers.ETag!.Tag.ShouldBe("\"1\"");
        using var found = await world.Api.Client.GetAsync(answer.Headers.Location, Deadline.Token);
        (await Api.ReadAsync<CustomerAnswer>(found, HttpStatusCode.OK)).ShouldBe(customer);
        var told = await world.Elsewhere.ReceivedAsync<CustomerChanged>(change => change.CustomerId == customer.CustomerId);
        told.ShouldBe(new CustomerChanged(customer.CustomerId, 1, OrderSystem.Shop, customer.Name, customer.Email, customer.Phone, customer.Address));
    }

    [Fact]
    public async Task A_repeated_registration_registers_nobody_else()
    {
        var (json, key) = (Some.CustomerJson(), Some.Key());
        using var first = await world.Api.PostAsync("/customers", json, key);
        using var second = await world.Api.PostAsync("/customers", json, key);
        (await Api.ReadAsync<CustomerAnswer>(second, HttpStatusCode.Created)).ShouldBe(await Api.ReadAsync<CustomerAnswer>(first, HttpStatusCode.Created));
        first.Headers.Contains("Idempotent-Replay").ShouldBeFalse();
        second.Headers.GetValues("Idempotent-Replay").ShouldBe(["true"]);
        using var other = await world.Api.PostAsync("/customers", Some.CustomerJson(), key);
        await Api.RefusedAsync(other, 422, "idempotency-key-reused");
    }

    [Fact]
    public async Task All_faults_of_a_registration_are_named_at_once_without_the_values()
    {
        using var answer = await world.Api.PostAsync("/customers", """{"name":" ","email":"canary at example","phone":"x","address":""}""", Some.Key());
        var problem = await Api.RefusedAsync(answer, 400, "invalid-request");
        problem.GetProperty("errors").EnumerateObject().Select(fault => fault.Name).ShouldBe(["name", "email", "phone", "address"], ignoreOrder: true);
        problem.ToString().ShouldNotContain("canary");
    }

    [Theory]
    [InlineData("""{"email":"a@example.org"}""", "name")]
    [InlineData("""{"name":"a"}""", "email")]
    [InlineData("""{"name":"a","email":"a@b@example.org"}""", "email")]
    [InlineData("""{"name":"a","email":"a@example"}""", "email")]
    [InlineData("""{"name":"a","email":"a@example..org"}""", "email")]
    [InlineData("""{"name":"a\u0000b","email":"a@example.org"}""", "name")]
    public async Task A_registration_that_breaks_a_rule_is_refused(string json, string member)
    {
        using var answer = await world.Api.PostAsync("/customers", json, Some.Key());
        (await Api.RefusedAsync(answer, 400, "invalid-request")).GetProperty("errors").TryGetProperty(member, out _).ShouldBeTrue();
    }

    [Fact]
    public async Task A_registration_needs_a_key()
    {
        using var answer = await world.Api.PostAsync("/customers", Some.CustomerJson());
        await Api.RefusedAsync(answer, 400, "idempotency-key-required");
    }

    [Fact]
    public async Task A_change_takes_the_version_it_is_based_on_and_is_told()
    {
        var customer = await world.Api.RegisterAsync();
        using var answer = await ChangeAsync(customer.CustomerId, "\"1\"", """{"name":"Grace Canary","email":"grace.canary@example.org"}""");
        var changed = await Api.ReadAsync<CustomerAnswer>(answer, HttpStatusCode.OK);
        changed.Name.Reveal().ShouldBe("Grace Canary");
        changed.Phone.ShouldBeNull();
        changed.Version.ShouldBe(2);
        answer.Headers.ETag!.Tag.ShouldBe("\"2\"");
        (await world.Elsewhere.ReceivedAsync<CustomerChanged>(told => told.CustomerId == customer.CustomerId && told.Sequence == 2)).Name.ShouldBe(changed.Name);
    }

    [Theory]
    [InlineData(null, 428, "version-required")]
    [InlineData("1", 400, "malformed-request")]
    [InlineData("\"7\"", 412, "stale-version")]
    [InlineData("W/\"1\"", 412, "stale-version")]
    public async Task A_change_without_the_right_version_is_refused(string? ifMatch, int status, string code)
    {
        var customer = await world.Api.RegisterAsync();
        using var answer = await ChangeAsync(customer.CustomerId, ifMatch, Some.CustomerJson());
        await Api.RefusedAsync(answer, status, code);
    }

    [Fact]
    public async Task Of_two_changes_of_one_version_at_once_one_wins()
    {
        var customer = await world.Api.RegisterAsync();
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => ChangeAsync(customer.CustomerId, "\"1\"", Some.CustomerJson()))).InTime();
        answers.Count(answer => answer.StatusCode == HttpStatusCode.OK).ShouldBe(1);
        answers.ShouldAllBe(answer => answer.StatusCode == HttpStatusCode.OK || answer.StatusCode == HttpStatusCode.PreconditionFailed);
    }

    [Fact]
    public async Task A_customer_nobody_knows_is_404()
    {
        using var found = await world.Api.Client.GetAsync($"/customers/{Guid.NewGuid()}", Deadline.Token);
        await Api.RefusedAsync(found, 404, "customer-not-found");
        using var changed = await ChangeAsync(Guid.NewGuid(), "\"1\"", Some.CustomerJson());
        await Api.RefusedAsync(changed, 404, "customer-not-found");
        using var malformed = await world.Api.Client.GetAsync("/customers/7", Deadline.Token);
        await Api.RefusedAsync(malformed, 400, "malformed-request");
    }

    [Fact]
    public async Task Nothing_personal_is_logged()
    {
        await world.Api.RegisterAsync();
        world.Shop.Log.Collector.GetSnapshot().ShouldAllBe(record => !record.Message.Contains("anary", StringComparison.Ordinal));
    }

    private Task<HttpResponseMessage> ChangeAsync(Guid customerId, string? ifMatch, string json) =>
        world.Api.SendAsync(HttpMethod.Put, $"/customers/{customerId}", json, ifMatch is null ? [] : [("If-Match", ifMatch)]);
}
