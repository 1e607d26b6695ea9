using Shop.Tests.Flow;

namespace Shop.Tests.Orders;

public sealed class GetOrderTests(World world)
{
    [Fact]
    public async Task An_order_that_is_not_there_or_not_yours_looks_the_same()
    {
        var (order, other) = (await world.Api.CreateOrderAsync(), await world.Api.RegisterAsync());
        using var missing = await world.Api.Client.GetAsync($"/customers/{other.CustomerId}/orders/S-999999", Deadline.Token);
        using var foreign = await world.Api.Client.GetAsync($"/customers/{other.CustomerId}/orders/{order.OrderId}", Deadline.Token);
        var first = await Api.RefusedAsync(missing, 404, "order-not-found");
        var second = await Api.RefusedAsync(foreign, 404, "order-not-found");
        second.GetProperty("detail").GetString().ShouldBe(first.GetProperty("detail").GetString()!.Replace("S-999999", order.OrderId.Value, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("7")]
    [InlineData("X-100001")]
    [InlineData("S-1")]
    public async Task A_number_that_no_order_can_have_is_malformed(string orderId)
    {
        using var answer = await world.Api.Client.GetAsync($"/customers/{Guid.NewGuid()}/orders/{orderId}", Deadline.Token);
        var problem = await Api.RefusedAsync(answer, 400, "malformed-request");
        problem.GetProperty("detail").GetString().ShouldBe($"'{orderId}' is not a value of orderId, which must be S- or C- and 6 to 12 digits, such as S-100001.");
    }
}
