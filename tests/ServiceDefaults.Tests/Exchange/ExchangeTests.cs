using System.Net.Http.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using ServiceDefaults.Tests.Receiving;

namespace ServiceDefaults.Tests.Exchange;

public sealed class ExchangeTests
{
    private static readonly Dictionary<string, string?> Loud = new() { ["Logging:LogLevel:ServiceDefaults.Exchange"] = "Debug" };

    [Fact]
    public async Task Both_sides_log_an_exchange_with_bodies_and_status()
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        await using var shop = await TestService.StartAsync(
            receiver, builder => builder.Services.AddHttpClient("self"), app => app.MapPost("/orders", (Dictionary<string, string> order) => Results.Json(order, statusCode: 201)), settings: Loud);
        using var client = shop.Services.GetRequiredService<IHttpClientFactory>().CreateClient("self");

        using var answer = await client.PostAsJsonAsync(new Uri(shop.Client.BaseAddress!, "/orders?q=secret"), new { material = "Pla" }, TestContext.Current.CancellationToken);

        (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldBe("""{"material":"Pla"}""");
        foreach (var direction in new[] { "sent", "served" })
        {
            var log = await receiver.LogAsync(log => log.Event == "http.exchange" && log.Attributes["http.direction"] == direction);
            log.Severity.ShouldBe(5);
            log.Attributes.Remove("duration_ms").ShouldBeTrue();
            log.Attributes.Remove("url.path", out var path);
            path.ShouldBe("/orders");
            log.Attributes.ShouldBe(
                new Dictionary<string, string>
                {
                    ["event.name"] = "http.exchange",
                    ["http.direction"] = direction,
                    ["http.request.method"] = "POST",
                    ["server.address"] = "127.0.0.1",
                    ["http.response.status_code"] = "201",
                    ["http.request.body"] = """{"material":"Pla"}""",
                    ["http.response.body"] = """{"material":"Pla"}""",
                },
                ignoreOrder: true);
        }
    }

    [Fact]
    public async Task Of_a_model_file_only_the_length_is_logged_and_the_file_arrives_whole()
    {
        var model = new byte[300_000];
        new Random(1).NextBytes(model);
        byte[]? stored = null;
        await using var receiver = await OtlpReceiver.StartAsync();
        await using var shop = await TestService.StartAsync(
            receiver,
            builder => builder.Services.AddHttpClient("self"),
            app =>
            {
                app.MapPut("/model", async (HttpRequest request) =>
                {
                    using var content = new MemoryStream();
                    await request.Body.CopyToAsync(content);
                    stored = content.ToArray();
                });
                app.MapGet("/model", () => Results.Bytes(model));
            },
            settings: Loud);
        using var client = shop.Services.GetRequiredService<IHttpClientFactory>().CreateClient("self");
        client.BaseAddress = shop.Client.BaseAddress;

        using var content = new ByteArrayContent(model);
        (await client.PutAsync(new Uri("/model", UriKind.Relative), content, TestContext.Current.CancellationToken)).EnsureSuccessStatusCode();
        (await client.GetByteArrayAsync(new Uri("/model", UriKind.Relative), TestContext.Current.CancellationToken)).ShouldBe(model);

        stored.ShouldBe(model);
        var put = await receiver.LogAsync(log => log.Event == "http.exchange" && log.Attributes["http.request.method"] == "PUT" && log.Attributes["http.direction"] == "served");
        put.Attributes["http.request.body"].ShouldBe("(300000 bytes)");
        var get = await receiver.LogAsync(log => log.Event == "http.exchange" && log.Attributes["http.request.method"] == "GET" && log.Attributes["http.direction"] == "served");
        get.Attributes["http.response.body"].ShouldBe("(300000 bytes)");
    }

    [Fact]
    public async Task A_call_that_gets_no_answer_is_logged_with_status_0()
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        await using var shop = await TestService.StartAsync(receiver, builder => builder.Services.AddHttpClient("nobody"), settings: Loud);
        using var client = shop.Services.GetRequiredService<IHttpClientFactory>().CreateClient("nobody");

        await Should.ThrowAsync<HttpRequestException>(() => client.PostAsync(new Uri("http://127.0.0.1:1/orders"), null, TestContext.Current.CancellationToken));

        (await receiver.LogAsync("http.exchange")).Attributes["http.response.status_code"].ShouldBe("0");
    }

    [Theory]
    [InlineData("GET", true)]
    [InlineData("POST", false)]
    [InlineData("PUT", false)]
    [InlineData("DELETE", false)]
    public async Task Only_what_may_be_repeated_is_tried_again(string method, bool isRetried)
    {
        var calls = 0;
        await using var shop = await TestService.StartAsync(
            null,
            builder => builder.Services.AddHttpClient("self"),
            app => app.Map("/flaky", () => Interlocked.Increment(ref calls) == 1 ? Results.StatusCode(503) : Results.Ok()));
        using var client = shop.Services.GetRequiredService<IHttpClientFactory>().CreateClient("self");
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(shop.Client.BaseAddress!, "/flaky"));

        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);

        ((int)answer.StatusCode).ShouldBe(isRetried ? 200 : 503);
        calls.ShouldBe(isRetried ? 2 : 1);
    }
}
