using System.Net;
using System.Text.Json;
using Messaging.Contracts;
using Messaging.Orders;
using Peers;
using ServiceDefaults.Classification;

namespace Crm.Tests;

/// <summary>What sales do, through the public API.</summary>
internal static class Sales
{
    internal static readonly object Ada = new { name = "Ada Byron", email = "ada@example.org", phone = "+44 20 123", address = "12 St James's Square\nLondon" };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    internal static async Task<Guid> CustomerAsync(this CrmService service)
    {
        using var answer = await service.Http.CreateAsync("/customers", Ada);
        return (await answer.ShouldBeAsync(HttpStatusCode.Created)).GetProperty("customerId").GetGuid();
    }

    /// <summary>Takes an order by phone, and tells it as a story that goes on.</summary>
    internal static async Task<OrderStory> PhoneOrderAsync(this CrmService service)
    {
        var customerId = await service.CustomerAsync();
        using var answer = await service.Http.CreateAsync("/orders", new { customerId, material = "Petg", quantity = 3 });
        var order = await answer.ShouldBeAsync(HttpStatusCode.Created);
        return new OrderStory(OrderId.Parse(order.GetProperty("orderId").GetString()!), customerId);
    }

    /// <summary>Has the shop create an order and lead it to a status, as all systems would, and waits until CRM has followed.</summary>
    internal static async Task<OrderStory> ShopOrderAsync(this CrmService service, OrderStatus status, Guid? customerId = null)
    {
        var story = new OrderStory(customerId: customerId);
        List<IIntegrationEvent> events = [story.Created];
        for (var next = OrderStatus.Submitted; story.Status != status; next++)
        {
            if (next != OrderStatus.CalculationFailed)
                events.Add(story.To(next));
        }

        await (await service.ShopAsync()).PublishAsync([.. events]);
        await service.Http.OrderIsAsync(story.OrderId, status);
        return story;
    }

    internal static async Task<JsonElement> OrderIsAsync(this HttpClient crm, OrderId orderId, OrderStatus status) => await Eventually.BecomesAsync(
        async () =>
        {
            using var answer = await crm.GetAsync($"/orders/{orderId}", Token);
            return await answer.JsonAsync();
        },
        order => order.TryGetProperty("status", out var found) && found.ToString() == status.ToString(),
        $"order {orderId} {status}");

    internal static CustomerChanged ShopCustomer(Guid customerId, long sequence, string name) => new(
        customerId, sequence, OrderSystem.Shop, new Personal<string>(name), new Personal<string>("someone@example.org"), null, null);

    internal static async Task<JsonElement> CustomerIsAsync(this HttpClient crm, Guid customerId, long version) => await Eventually.BecomesAsync(
        async () =>
        {
            using var answer = await crm.GetAsync($"/customers/{customerId}", Token);
            return await answer.JsonAsync();
        },
        customer => customer.TryGetProperty("version", out var found) && found.GetInt64() >= version,
        $"customer {customerId} version {version}");
}
