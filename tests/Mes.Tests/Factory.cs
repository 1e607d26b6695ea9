using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Messaging.Contracts;
using Messaging.Orders;
using Peers;

namespace Mes.Tests;

/// <summary>What operators do, through the public API.</summary>
internal static class Factory
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    internal static async Task<HttpResponseMessage> RegisterAsync(this HttpClient mes, object body, string? key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/operators") { Content = JsonContent.Create(body) };
        if (key is not null)
            request.Headers.Add("Idempotency-Key", key);
        return await mes.SendAsync(request, Token);
    }

    internal static async Task<Guid> OperatorAsync(this HttpClient mes)
    {
        using var answer = await mes.RegisterAsync(new { name = "Olga Operator" }, Guid.NewGuid().ToString());
        answer.StatusCode.ShouldBe(HttpStatusCode.Created);
        return (await answer.JsonAsync()).GetProperty("operatorId").GetGuid();
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

    internal static async Task<HttpResponseMessage> PostAsync(this HttpClient mes, string path, object body, string? ifMatch = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body) };
        if (ifMatch is not null)
            request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        return await mes.SendAsync(request, Token);
    }

    internal static async Task<JsonElement> JsonAsync(this HttpResponseMessage answer) => await answer.Content.ReadFromJsonAsync<JsonElement>(Token);

    /// <summary>Holds a refusal to its status and type, and gives its detail.</summary>
    internal static async Task<string> ShouldBeProblemAsync(this HttpResponseMessage answer, HttpStatusCode status, string code)
    {
        var text = await answer.Content.ReadAsStringAsync(Token);
        answer.StatusCode.ShouldBe(status, text);
        answer.Content.Headers.ContentType?.MediaType.ShouldBe("application/problem+json");
        var problem = JsonSerializer.Deserialize<JsonElement>(text);
        problem.GetProperty("type").GetString().ShouldBe($"urn:problem:{code}", text);
        problem.GetProperty("traceId").GetString().ShouldNotBeNullOrEmpty();
        answer.Dispose();
        return problem.TryGetProperty("errors", out var errors) ? errors.ToString() : problem.GetProperty("detail").GetString()!;
    }

    internal static Task<OrderStatusChanged> HearsAsync(this Peer shop, OrderId orderId, OrderStatus status) =>
        Eventually.ArrivesAsync(() => shop.Mailbox.Of<OrderStatusChanged>().FirstOrDefault(change => change.OrderId == orderId && change.NewStatus == status), $"{orderId} {status}");
}
