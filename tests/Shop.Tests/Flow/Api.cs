using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using ServiceDefaults.Http;
using Shop.Customers;
using Shop.Orders;

namespace Shop.Tests.Flow;

/// <summary>The shop's API as a customer's program calls it.</summary>
internal sealed class Api(HttpClient client)
{
    internal static JsonSerializerOptions Json { get; } = CreateJson();

    internal HttpClient Client { get; } = client;

    internal static async Task<T> ReadAsync<T>(HttpResponseMessage answer, HttpStatusCode expected)
        where T : class
    {
        var text = await answer.Content.ReadAsStringAsync(Deadline.Token);
        answer.StatusCode.ShouldBe(expected, text);
        return JsonSerializer.Deserialize<T>(text, Json).ShouldNotBeNull();
    }

    /// <summary>Reads a refusal and checks what every refusal has.</summary>
    internal static async Task<JsonElement> RefusedAsync(HttpResponseMessage answer, int status, string code)
    {
        var text = await answer.Content.ReadAsStringAsync(Deadline.Token);
        ((int)answer.StatusCode).ShouldBe(status, text);
        answer.Content.Headers.ContentType?.MediaType.ShouldBe("application/problem+json");
        var problem = JsonDocument.Parse(text).RootElement;
        problem.GetProperty("type").GetString().ShouldBe($"urn:problem:{code}");
        problem.GetProperty("detail").GetString().ShouldNotBeNullOrEmpty();
        problem.GetProperty("traceId").GetString().ShouldNotBeNull().Length.ShouldBe(32);
        return problem;
    }

    internal async Task<int> StatusAsync(string path)
    {
        using var answer = await Client.GetAsync(path, Deadline.Token);
        return (int)answer.StatusCode;
    }

    internal Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string? json, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(method, path);
        if (json is not null)
            request.Content = new StringContent(json, Encoding.UTF8, "application/json");
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        return Client.SendAsync(request, Deadline.Token);
    }

    internal Task<HttpResponseMessage> PostAsync(string path, string? json, string? key = null) =>
        SendAsync(HttpMethod.Post, path, json, key is null ? [] : [("Idempotency-Key", key)]);

    internal async Task<CustomerAnswer> RegisterAsync()
    {
        using var answer = await PostAsync("/customers", Some.CustomerJson(), Some.Key());
        return await ReadAsync<CustomerAnswer>(answer, HttpStatusCode.Created);
    }

    internal async Task<OrderAnswer> CreateOrderAsync(Guid? customerId = null)
    {
        var customer = customerId ?? (await RegisterAsync()).CustomerId;
        using var answer = await PostAsync($"/customers/{customer}/orders", """{"material":"Petg","quantity":2}""", Some.Key());
        return await ReadAsync<OrderAnswer>(answer, HttpStatusCode.Created);
    }

    internal Task<HttpResponseMessage> UploadAsync(OrderAnswer order, byte[] model, string contentType = "model/stl", string query = "?fileName=part.stl", string? ifMatch = null)
    {
        var content = new ByteArrayContent(model);
        content.Headers.ContentType = contentType.Length == 0 ? null : MediaTypeHeaderValue.Parse(contentType);
        return UploadAsync(order, content, query, ifMatch);
    }

    internal Task<HttpResponseMessage> UploadAsync(OrderAnswer order, HttpContent content, string query = "?fileName=part.stl", string? ifMatch = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Put, $"{PathOf(order)}/model{query}") { Content = content };
        if (ifMatch is not null)
            request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        return Client.SendAsync(request, Deadline.Token);
    }

    internal async Task<OrderAnswer> SubmitAsync(OrderAnswer order, byte[]? model = null)
    {
        using var answer = await UploadAsync(order, model ?? Some.Model(1_000));
        return await ReadAsync<OrderAnswer>(answer, HttpStatusCode.OK);
    }

    internal async Task<OrderAnswer> GetAsync(OrderAnswer order)
    {
        using var answer = await Client.GetAsync(PathOf(order), Deadline.Token);
        var now = await ReadAsync<OrderAnswer>(answer, HttpStatusCode.OK);
        answer.Headers.ETag?.Tag.ShouldBe(string.Create(CultureInfo.InvariantCulture, $"\"{now.Version}\""));
        return now;
    }

    internal Task<OrderAnswer> UntilAsync(OrderAnswer order, Messaging.Orders.OrderStatus status) =>
        Deadline.UntilAsync(() => GetAsync(order), now => now.Status == status, $"order {order.OrderId} {status}");

    internal static string PathOf(OrderAnswer order) => $"/customers/{order.CustomerId}/orders/{order.OrderId}";

    private static JsonSerializerOptions CreateJson()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web);
        StrictJson.Apply(options);
        return options;
    }
}
