using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Messaging.Orders;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;
using Peers;

namespace Crm.Tests.Shop;

public sealed class OnBehalfTests(CrmService service)
{
    private static readonly object Sara = new { approvedBy = "Sara Sales" };

    private HttpClient Crm => service.Http;

    [Fact]
    public async Task An_approval_reaches_the_shop_with_the_employees_name_and_the_condition()
    {
        var story = await service.ShopOrderAsync(OrderStatus.PriceCalculated);
        var received = new ConcurrentQueue<string>();
        service.ShopApi.On(story.OrderId.Value, async http =>
        {
            received.Enqueue($"{http.Request.Method} {http.Request.Path} {http.Request.Headers.IfMatch} {await new StreamReader(http.Request.Body, Encoding.UTF8).ReadToEndAsync(http.RequestAborted)}");
            await ShopScripts.Order(http, story, "ManufacturingApproved");
        });

        using var answer = await Crm.PostAsync($"/orders/{story.OrderId}/approve", Sara, "\"3\"");

        var order = await answer.ShouldBeAsync(HttpStatusCode.OK);
        (order.GetProperty("status").GetString(), order.GetProperty("price").GetDecimal(), answer.Headers.ETag!.Tag).ShouldBe(("ManufacturingApproved", 48.25m, "\"4\""));
        received.ShouldBe([$"POST /customers/{story.CustomerId}/orders/{story.OrderId}/approve \"3\" {{\"onBehalfBy\":\"Sara Sales\"}}"]);
    }

    [Theory]
    [InlineData(200, HttpStatusCode.OK)]
    [InlineData(202, HttpStatusCode.Accepted)]
    public async Task A_cancellation_is_done_or_asked_of_mes_as_the_shop_says(int shopSays, HttpStatusCode crmSays)
    {
        var story = await service.ShopOrderAsync(OrderStatus.PriceCalculated);
        var received = string.Empty;
        service.ShopApi.On(story.OrderId.Value, async http =>
        {
            received = await new StreamReader(http.Request.Body, Encoding.UTF8).ReadToEndAsync(http.RequestAborted);
            await ShopScripts.Order(http, story, "PriceCalculated", shopSays);
        });

        using var answer = await Crm.PostAsync($"/orders/{story.OrderId}/cancel", new { reason = "too dear", requestedBy = "Sara Sales" });

        (await answer.ShouldBeAsync(crmSays)).GetProperty("cancellationRequested").GetBoolean().ShouldBe(shopSays == 202);
        received.ShouldBe("{\"reason\":\"too dear\",\"onBehalfBy\":\"Sara Sales\"}");
    }

    [Fact]
    public async Task An_order_that_the_shop_hears_of_a_little_later_is_approved_then()
    {
        var story = await service.PhoneOrderAsync();
        var seen = new ConcurrentQueue<string>();
        service.ShopApi.On(story.OrderId.Value, http =>
        {
            seen.Enqueue(http.Request.Method);
            return seen.Count <= 3 ? ShopScripts.NotFound(http) : ShopScripts.Order(http, story, "ManufacturingApproved");
        });

        using var answer = await Crm.PostAsync($"/orders/{story.OrderId}/approve", Sara);

        await answer.ShouldBeAsync(HttpStatusCode.OK);
        seen.ShouldBe(["GET", "GET", "GET", "GET", "POST"]);
    }

    [Fact]
    public async Task An_order_that_the_shop_never_hears_of_is_tried_for_a_bounded_time()
    {
        var story = await service.PhoneOrderAsync();
        service.ShopApi.On(story.OrderId.Value, ShopScripts.NotFound);

        using var answer = await Crm.PostAsync($"/orders/{story.OrderId}/approve", Sara);

        (await answer.ShouldBeProblemAsync(HttpStatusCode.ServiceUnavailable, "shop-unavailable")).ShouldContain(story.OrderId.Value);
        answer.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromSeconds(2));
        IntegrationFailures(story).ShouldHaveSingleItem().GetStructuredStateValue("Integration").ShouldBe("shop");
    }

    [Fact]
    public async Task A_shop_that_fails_and_then_denies_an_order_taken_by_phone_is_not_believed()
    {
        var story = await service.PhoneOrderAsync();
        var seen = 0;
        service.ShopApi.On(story.OrderId.Value, http =>
            Interlocked.Increment(ref seen) == 1 ? ShopScripts.Problem(http, 503, "unavailable", retryAfter: 9) : ShopScripts.NotFound(http));

        using var answer = await Crm.PostAsync($"/orders/{story.OrderId}/approve", Sara);

        await answer.ShouldBeProblemAsync(HttpStatusCode.ServiceUnavailable, "shop-unavailable");
        answer.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromSeconds(9));
    }

    [Fact]
    public async Task An_order_of_the_shop_that_the_shop_denies_is_not_asked_for_again()
    {
        var story = await service.ShopOrderAsync(OrderStatus.PriceCalculated);
        var asked = 0;
        service.ShopApi.On(story.OrderId.Value, http =>
        {
            Interlocked.Increment(ref asked);
            return ShopScripts.NotFound(http);
        });
        await (await Crm.PostAsync($"/orders/{story.OrderId}/approve", Sara)).ShouldBeProblemAsync(HttpStatusCode.NotFound, "order-not-found");
        asked.ShouldBe(1);
    }

    [Theory]
    [InlineData(400, "malformed-request")]
    [InlineData(404, "order-not-found")]
    [InlineData(409, "order-in-wrong-state")]
    [InlineData(412, "stale-version")]
    [InlineData(415, "wrong-content-type")]
    public async Task What_the_shop_refuses_is_refused_in_its_words(int status, string code)
    {
        var story = await service.ShopOrderAsync(OrderStatus.PriceCalculated);
        service.ShopApi.On(story.OrderId.Value, http => ShopScripts.Problem(http, status, code));
        (await (await Crm.PostAsync($"/orders/{story.OrderId}/approve", Sara)).ShouldBeProblemAsync((HttpStatusCode)status, code)).ShouldBe($"The shop says {code}.");
        IntegrationFailures(story).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_faults_that_the_shop_names_and_the_time_to_wait_are_passed_on()
    {
        var story = await service.ShopOrderAsync(OrderStatus.PriceCalculated);
        service.ShopApi.On(story.OrderId.Value, http => ShopScripts.Problem(http, 400, "invalid-request", new { onBehalfBy = new[] { "too long" } }));
        (await (await Crm.PostAsync($"/orders/{story.OrderId}/approve", Sara)).ShouldBeProblemAsync(HttpStatusCode.BadRequest, "invalid-request")).ShouldContain("too long");

        service.ShopApi.On(story.OrderId.Value, http => ShopScripts.Problem(http, 429, "too-many-requests", retryAfter: 7));
        using var answer = await Crm.PostAsync($"/orders/{story.OrderId}/approve", Sara);
        await answer.ShouldBeProblemAsync(HttpStatusCode.TooManyRequests, "too-many-requests");
        answer.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromSeconds(7));
    }

    [Fact]
    public async Task A_refusal_without_words_is_still_a_refusal()
    {
        var story = await service.ShopOrderAsync(OrderStatus.PriceCalculated);
        service.ShopApi.On(story.OrderId.Value, http =>
        {
            http.Response.StatusCode = 403;
            return http.Response.WriteAsync("<html>no</html>", http.RequestAborted);
        });
        await (await Crm.PostAsync($"/orders/{story.OrderId}/approve", Sara)).ShouldBeProblemAsync(HttpStatusCode.Forbidden, "shop-refused");
    }

    public static TheoryData<string, RequestDelegate> Failures => new()
    {
        { "failed", http => ShopScripts.Problem(http, 500, "internal-error") },
        { "unavailable", http => ShopScripts.Problem(http, 503, "unavailable", retryAfter: 9) },
        { "broken off", http => { http.Abort(); return Task.CompletedTask; } },
        { "nonsense", http => http.Response.WriteAsync("{\"orderId\":12}", http.RequestAborted) },
        { "nothing", http => http.Response.WriteAsync("null", http.RequestAborted) },
    };

    [Theory]
    [MemberData(nameof(Failures))]
    public async Task Where_the_shop_fails_the_caller_may_try_again_later_and_it_is_logged(string how, RequestDelegate script)
    {
        var story = await service.ShopOrderAsync(OrderStatus.PriceCalculated);
        service.ShopApi.On(story.OrderId.Value, script);

        using var answer = await Crm.PostAsync($"/orders/{story.OrderId}/approve", Sara);

        await answer.ShouldBeProblemAsync(HttpStatusCode.ServiceUnavailable, "shop-unavailable");
        answer.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromSeconds(how == "unavailable" ? 9 : 5));
        IntegrationFailures(story).ShouldHaveSingleItem().Level.ShouldBe(LogLevel.Error);
    }

    [Fact]
    public async Task An_approval_or_cancellation_that_is_unusable_or_of_an_unknown_order_is_refused_here()
    {
        (await (await Crm.PostAsync("/orders/S-999999/approve", new { })).ShouldBeProblemAsync(HttpStatusCode.BadRequest, "invalid-request")).ShouldContain("approvedBy");
        var faults = await (await Crm.PostAsync("/orders/S-999999/cancel", new { reason = "" })).ShouldBeProblemAsync(HttpStatusCode.BadRequest, "invalid-request");
        faults.ShouldContain("reason");
        faults.ShouldContain("requestedBy");
        await (await Crm.PostAsync("/orders/S-999999/approve", Sara)).ShouldBeProblemAsync(HttpStatusCode.NotFound, "order-not-found");
        await (await Crm.PostAsync("/orders/S-999999/cancel", new { reason = "r", requestedBy = "s" })).ShouldBeProblemAsync(HttpStatusCode.NotFound, "order-not-found");
    }

    private IReadOnlyList<FakeLogRecord> IntegrationFailures(OrderStory story) =>
        [.. service.Logs.GetSnapshot().Where(record => record.Id.Name == "integration.failed" && record.Message.Contains(story.OrderId.Value, StringComparison.Ordinal))];
}
