using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using Messaging.Orders;
using Microsoft.AspNetCore.Http;
using Peers;

namespace Crm.Tests.Shop;

public sealed class UploadTests(CrmService service)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_large_model_arrives_at_the_shop_as_it_was_sent()
    {
        var story = await service.ShopOrderAsync(OrderStatus.Initiated);
        var model = new byte[64_000_000];
        new Random(7).NextBytes(model);
        var (hash, request) = (Array.Empty<byte>(), string.Empty);
        service.ShopApi.On(story.OrderId.Value, async http =>
        {
            request = $"{http.Request.Method} {http.Request.Path}{http.Request.QueryString} {http.Request.ContentType} {http.Request.ContentLength} {http.Request.Headers.IfMatch}";
            hash = await SHA256.HashDataAsync(http.Request.Body, http.RequestAborted);
            await ShopScripts.Order(http, story, "Submitted");
        });

        using var answer = await UploadAsync(story, new ByteArrayContent(model), fileName: "a b&c.stl", ifMatch: "\"1\"");

        (await answer.ShouldBeAsync(HttpStatusCode.OK)).GetProperty("status").GetString().ShouldBe("Submitted");
        hash.ShouldBe(SHA256.HashData(model));
        request.ShouldBe($"PUT /customers/{story.CustomerId}/orders/{story.OrderId}/model?fileName=a%20b%26c.stl model/stl 64000000 \"1\"");
    }

    [Fact]
    public async Task The_shop_reads_the_beginning_before_the_end_is_sent()
    {
        var story = await service.ShopOrderAsync(OrderStatus.Initiated);
        var began = new TaskCompletionSource();
        service.ShopApi.On(story.OrderId.Value, async http =>
        {
            await http.Request.Body.ReadExactlyAsync(new byte[1_000], http.RequestAborted);
            began.SetResult();
            await http.Request.Body.CopyToAsync(Stream.Null, http.RequestAborted);
            await ShopScripts.Order(http, story, "Submitted");
        });
        // The rest is sent only once the shop has read the beginning: whoever buffers the body waits for ever.
        using var content = new GatedContent(new byte[100_000], began.Task.WaitAsync(Limit, Token));

        using var answer = await UploadAsync(story, content);

        await answer.ShouldBeAsync(HttpStatusCode.OK);
    }

    [Fact]
    public async Task What_the_shop_does_not_want_is_not_sent()
    {
        var story = await service.ShopOrderAsync(OrderStatus.PriceCalculated);
        service.ShopApi.On(story.OrderId.Value, http => ShopScripts.Problem(http, 409, "order-in-wrong-state"));
        using var answer = await UploadAsync(story, new ByteArrayContent(new byte[50_000_000]), expectContinue: true);
        (await answer.ShouldBeProblemAsync(HttpStatusCode.Conflict, "order-in-wrong-state")).ShouldBe("The shop says order-in-wrong-state.");
    }

    [Fact]
    public async Task A_model_for_an_order_that_the_shop_hears_of_a_little_later_is_sent_then()
    {
        var story = await service.PhoneOrderAsync();
        var asked = 0;
        service.ShopApi.On(story.OrderId.Value, async http =>
        {
            if (Interlocked.Increment(ref asked) <= 2)
            {
                await ShopScripts.NotFound(http);
                return;
            }

            var length = (await ReadAsync(http)).Length;
            await ShopScripts.Order(http, story, length is 0 or 5_000 ? "Submitted" : "CalculationFailed");
        });
        using var answer = await UploadAsync(story, new ByteArrayContent(new byte[5_000]));
        (await answer.ShouldBeAsync(HttpStatusCode.OK)).GetProperty("status").GetString().ShouldBe("Submitted");
        asked.ShouldBe(4);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_model_over_the_limit_is_refused_whether_it_announces_itself_or_not(bool announced)
    {
        var story = await service.ShopOrderAsync(OrderStatus.Initiated);
        service.ShopApi.On(story.OrderId.Value, async http =>
        {
            await ReadAsync(http);
            await ShopScripts.Order(http, story, "Submitted");
        });
        using HttpContent content = announced ? new ByteArrayContent(new byte[80_000_001]) : new GatedContent(new byte[80_000_001], Task.CompletedTask);
        using var answer = await UploadAsync(story, content, expectContinue: true);
        await answer.ShouldBeProblemAsync(HttpStatusCode.RequestEntityTooLarge, "too-large");
        Failures(story).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_shop_that_breaks_off_in_the_middle_is_a_failed_integration()
    {
        var story = await service.ShopOrderAsync(OrderStatus.Initiated);
        service.ShopApi.On(story.OrderId.Value, async http =>
        {
            await http.Request.Body.ReadExactlyAsync(new byte[1_000], http.RequestAborted);
            http.Abort();
        });
        // As much as CRM takes in before it answers, so that the caller does not meet a closed connection while it still sends.
        using var answer = await UploadAsync(story, new ByteArrayContent(new byte[900_000]));
        await answer.ShouldBeProblemAsync(HttpStatusCode.ServiceUnavailable, "shop-unavailable");
        Failures(story).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_caller_who_breaks_off_is_no_failure_of_the_shop()
    {
        var story = await service.ShopOrderAsync(OrderStatus.Initiated);
        var (began, ended) = (new TaskCompletionSource(), new TaskCompletionSource());
        service.ShopApi.On(story.OrderId.Value, async http =>
        {
            try
            {
                await http.Request.Body.ReadExactlyAsync(new byte[1_000], http.RequestAborted);
                began.SetResult();
                await http.Request.Body.CopyToAsync(Stream.Null, http.RequestAborted);
            }
            finally
            {
                ended.TrySetResult();
            }
        });
        using var gaveUp = new CancellationTokenSource();
        using var content = new GatedContent(new byte[100_000], Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, gaveUp.Token));
        var upload = UploadAsync(story, content, cancellationToken: gaveUp.Token);
        await began.Task.WaitAsync(Limit, Token);

        await gaveUp.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(upload);
        await ended.Task.WaitAsync(Limit, Token);
        Failures(story).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_model_of_a_wrong_type_or_for_an_unknown_order_is_refused()
    {
        var story = await service.ShopOrderAsync(OrderStatus.Initiated);
        await (await UploadAsync(story, new ByteArrayContent([1]), type: "application/json")).ShouldBeProblemAsync(HttpStatusCode.UnsupportedMediaType, "wrong-content-type");
        await (await UploadAsync(new OrderStory(), new ByteArrayContent([1]))).ShouldBeProblemAsync(HttpStatusCode.NotFound, "order-not-found");
    }

    private static async Task<byte[]> ReadAsync(HttpContext http)
    {
        using var buffer = new MemoryStream();
        await http.Request.Body.CopyToAsync(buffer, http.RequestAborted);
        return buffer.ToArray();
    }

    private async Task<HttpResponseMessage> UploadAsync(
        OrderStory story, HttpContent content, string fileName = "part.stl", string type = "model/stl", string? ifMatch = null, bool expectContinue = false, CancellationToken? cancellationToken = null)
    {
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        using var request = new HttpRequestMessage(HttpMethod.Put, $"/orders/{story.OrderId}/model?fileName={Uri.EscapeDataString(fileName)}") { Content = content };
        request.Headers.ExpectContinue = expectContinue;
        if (ifMatch is not null)
            request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        return await service.Http.SendAsync(request, cancellationToken ?? Token);
    }

    private IEnumerable<object> Failures(OrderStory story) =>
        service.Logs.GetSnapshot().Where(record => record.Id.Name == "integration.failed" && record.Message.Contains(story.OrderId.Value, StringComparison.Ordinal));
}
