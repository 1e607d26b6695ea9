using System.Net;
using Messaging.Contracts;
using Messaging.Orders;
using ServiceDefaults.Classification;
using Shop.Customers;
using Shop.Tests.Flow;

namespace Shop.Tests.Customers;

public sealed class TakeOverCustomerTests(World world)
{
    [Fact]
    public async Task A_customer_of_the_crm_is_known_and_followed_but_not_changed_here()
    {
        var first = ChangeOf(Guid.CreateVersion7(), 1, "Ann");
        await world.Elsewhere.PublishAsync(first);
        await UntilNamedAsync(first);
        await world.Elsewhere.PublishAsync(ChangeOf(first.CustomerId, 2, "Ann Lee"));
        await UntilNamedAsync(ChangeOf(first.CustomerId, 2, "Ann Lee"));
        using var refused = await world.Api.SendAsync(HttpMethod.Put, $"/customers/{first.CustomerId}", Some.CustomerJson(), ("If-Match", "\"2\""));
        await Api.RefusedAsync(refused, 409, "customer-owned-by-crm");
    }

    [Fact]
    public async Task A_late_change_changes_nothing()
    {
        var id = Guid.CreateVersion7();
        await Handling.RunAsync<CustomerChanged>(world, ChangeOf(id, 5, "New"));
        await Handling.RunAsync<CustomerChanged>(world, ChangeOf(id, 4, "Old"));
        await Handling.RunAsync<CustomerChanged>(world, ChangeOf(id, 5, "Twin"));
        await UntilNamedAsync(ChangeOf(id, 5, "New"));
    }

    [Fact]
    public async Task A_customer_of_the_shop_is_not_taken_over_by_anybody()
    {
        var customer = await world.Api.RegisterAsync();
        await Handling.RunAsync<CustomerChanged>(world, ChangeOf(customer.CustomerId, 9, "Eve"));
        await Handling.RunAsync<CustomerChanged>(world, ChangeOf(customer.CustomerId, 9, "Eve") with { RegisteredBy = OrderSystem.Shop });
        using var answer = await world.Api.Client.GetAsync($"/customers/{customer.CustomerId}", Deadline.Token);
        (await Api.ReadAsync<CustomerAnswer>(answer, HttpStatusCode.OK)).ShouldBe(customer);
    }

    private static CustomerChanged ChangeOf(Guid id, long sequence, string name) =>
        new(id, sequence, OrderSystem.Crm, new Personal<string>(name), new Personal<string>("ann@example.org"), null, null);

    private Task<CustomerAnswer?> UntilNamedAsync(CustomerChanged expected) => Deadline.UntilAsync(
        async () =>
        {
            using var answer = await world.Api.Client.GetAsync($"/customers/{expected.CustomerId}", Deadline.Token);
            return answer.StatusCode == HttpStatusCode.OK ? await Api.ReadAsync<CustomerAnswer>(answer, HttpStatusCode.OK) : null;
        },
        found => found?.Name == expected.Name && found.Version == expected.Sequence,
        $"version {expected.Sequence} of the customer");
}
