using System.Net;
using System.Text.Json;
using Messaging.Contracts;
using Messaging.Orders;
using Peers;

namespace Mes.Tests;

/// <summary>What operators do, through the public API.</summary>
internal static class Factory
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    internal static async Task<Guid> OperatorAsync(this HttpClient mes)
    {
        using var answer = await mes.CreateAsync("/operators", new { name = "Olga Operator" });
        return (await answer.ShouldBeAsync(HttpStatusCode.Created)).GetProperty("operatorId").GetGuid();
    }

    /// <summary>Has the shop create and approve an order, and waits until it is in the queue.</summary>
    internal static async Task<OrderStory> ApprovedOrderAsync(this MesService service)
    {
        var story = new OrderStory();
        await (await service.ShopAsync()).PublishAsync(story.UntilApproved());
        await service.Http.OrderIsAsync(story.OrderId, OrderStatus.ManufacturingApproved);
        return story;
    }

    internal static async Task<JsonElement> OrderIsAsync(this HttpClient mes, OrderId orderId, OrderStatus status) => await Eventually.BecomesAsync(
        async () =>
        {
            using var answer = await mes.GetAsync($"/orders/{orderId}", Token);
            return await answer.JsonAsync();
        },
        order => order.TryGetProperty("status", out var found) && found.ToString() == status.ToString(),
        $"order {orderId} {status}");

    internal static Task<HttpResponseMessage> OperateAsync(this HttpClient mes, OrderId orderId, string kind, string step, Guid operatorId, string? ifMatch = null) =>
        mes.PostAsync($"/orders/{orderId}/operations/{kind}/{step}", new { operatorId }, ifMatch);

    internal static Task<HttpResponseMessage> ShipAsync(this HttpClient mes, OrderId orderId, Guid operatorId, string trackingNumber = "TRACK-1", string? ifMatch = null) =>
        mes.PostAsync($"/orders/{orderId}/ship", new { operatorId, trackingNumber }, ifMatch);

    /// <summary>Starts and completes operations, which must all succeed.</summary>
    internal static async Task DoAsync(this HttpClient mes, OrderId orderId, Guid operatorId, params string[] kinds)
    {
        foreach (var kind in kinds)
        {
            foreach (var step in new[] { "start", "complete" })
            {
                using var answer = await mes.OperateAsync(orderId, kind, step, operatorId);
                answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync(Token));
            }
        }
    }

    internal static Task<OrderStatusChanged> HearsAsync(this Peer shop, OrderId orderId, OrderStatus status) =>
        Eventually.ArrivesAsync(() => shop.Mailbox.Of<OrderStatusChanged>().FirstOrDefault(change => change.OrderId == orderId && change.NewStatus == status), $"{orderId} {status}");
}
