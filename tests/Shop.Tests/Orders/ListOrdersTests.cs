using System.Net;
using Messaging.Orders;
using ServiceDefaults.Http;
using Shop.Orders;
using Shop.Tests.Flow;

namespace Shop.Tests.Orders;

public sealed class ListOrdersTests(World world)
{
    [Fact]
    public async Task A_walk_through_all_pages_meets_each_order_once_and_the_newest_first()
    {
        var customer = await world.Api.RegisterAsync();
        var created = new List<OrderAnswer>();
        for (var number = 0; number < 7; number++)
            created.Insert(0, await world.Api.CreateOrderAsync(customer.CustomerId));
        var met = new List<OrderAnswer>();
        string? cursor = null;
        do
        {
            var page = await PageAsync($"/customers/{customer.CustomerId}/orders?limit=3{(cursor is null ? string.Empty : $"&cursor={cursor}")}");
            met.AddRange(page.Items);
            page.Items.Count.ShouldBeLessThanOrEqualTo(3);
            // What comes meanwhile is newer than every position of the walk.
            if (cursor is null)
                await world.Api.CreateOrderAsync(customer.CustomerId);
            cursor = page.Next;
        }
        while (cursor is not null);
        met.ShouldBe(created);
    }

    [Fact]
    public async Task Orders_of_one_status_are_listed_alone()
    {
        var order = await world.Api.CreateOrderAsync();
        var submitted = await world.Api.SubmitAsync(await world.Api.CreateOrderAsync(order.CustomerId));
        (await PageAsync($"/customers/{order.CustomerId}/orders?status=Submitted")).Items.ShouldBe([submitted]);
        (await PageAsync($"/customers/{order.CustomerId}/orders?status=Shipped")).ShouldSatisfyAllConditions(page => page.Items.ShouldBeEmpty(), page => page.Next.ShouldBeNull());
    }

    [Fact]
    public async Task Orders_of_the_same_moment_are_told_apart_by_their_numbers()
    {
        var customer = Guid.CreateVersion7();
        await Handling.RunAsync(world, new Messaging.Contracts.CustomerChanged(
            customer, 1, OrderSystem.Crm, new("Twin"), new("twin@example.org"), null, null));
        var number = 500_000 + (Some.Number() * 10);
        for (var twin = 0; twin < 4; twin++)
            await Handling.RunAsync(world, new Messaging.Contracts.OrderCreated(OrderId.Create(OrderSystem.Crm, number + twin), customer, OrderSystem.Crm, Material.Abs, 1, DateTimeOffset.UnixEpoch));
        var first = await PageAsync($"/customers/{customer}/orders?limit=2");
        var second = await PageAsync($"/customers/{customer}/orders?limit=2&cursor={first.Next}");
        first.Items.Concat(second.Items).Select(order => order.OrderId).ShouldBe(Enumerable.Range(0, 4).Reverse().Select(twin => OrderId.Create(OrderSystem.Crm, number + twin)));
        second.Next.ShouldBeNull();
    }

    [Theory]
    [InlineData("limit=0", "limit")]
    [InlineData("limit=201", "limit")]
    [InlineData("cursor=nonsense!", "cursor")]
    [InlineData("cursor=MSBh", "cursor")]
    [InlineData("status=Lost", "status")]
    [InlineData("status=1", "status")]
    public async Task A_wrong_query_is_named(string query, string member)
    {
        var customer = await world.Api.RegisterAsync();
        using var answer = await world.Api.Client.GetAsync($"/customers/{customer.CustomerId}/orders?{query}", Deadline.Token);
        (await Api.RefusedAsync(answer, 400, "invalid-request")).GetProperty("errors").TryGetProperty(member, out _).ShouldBeTrue();
    }

    [Fact]
    public async Task The_orders_of_a_customer_nobody_knows_are_404()
    {
        using var answer = await world.Api.Client.GetAsync($"/customers/{Guid.NewGuid()}/orders", Deadline.Token);
        await Api.RefusedAsync(answer, 404, "customer-not-found");
    }

    private async Task<Page<OrderAnswer>> PageAsync(string path)
    {
        using var answer = await world.Api.Client.GetAsync(path, Deadline.Token);
        return await Api.ReadAsync<Page<OrderAnswer>>(answer, HttpStatusCode.OK);
    }
}
