using System.Net;
using Messaging.Contracts;
using Messaging.Orders;
using Peers;

namespace Mes.Tests.Orders;

public sealed class CancellationTests(MesService service)
{
    private HttpClient Mes => service.Http;

    [Fact]
    public async Task An_approved_order_is_cancelled_and_leaves_the_queue()
    {
        var (shop, story) = (await service.ShopAsync(), await service.ApprovedOrderAsync());
        var request = story.Cancellation();
        await shop.PublishAsync(request);

        var change = await shop.HearsAsync(story.OrderId, OrderStatus.Cancelled);
        (change.Sequence, change.OldStatus, change.Reason).ShouldBe((5, OrderStatus.ManufacturingApproved, request.Reason));
        await Mes.OrderIsAsync(story.OrderId, OrderStatus.Cancelled);
        await (await Mes.OperateAsync(story.OrderId, "print", "start", await Mes.OperatorAsync())).ShouldBeProblemAsync(HttpStatusCode.Conflict, "order-not-in-production");
    }

    [Fact]
    public async Task An_order_being_made_is_cancelled()
    {
        var (shop, story) = (await service.ShopAsync(), await service.ApprovedOrderAsync());
        await Mes.DoAsync(story.OrderId, await Mes.OperatorAsync(), "print", "post-process");
        await shop.PublishAsync(story.Cancellation());
        (await shop.HearsAsync(story.OrderId, OrderStatus.Cancelled)).OldStatus.ShouldBe(OrderStatus.ManufacturingStarted);
    }

    [Fact]
    public async Task The_customers_words_do_not_reach_the_log()
    {
        var (shop, story) = (await service.ShopAsync(), await service.ApprovedOrderAsync());
        var words = $"canary {Guid.NewGuid():n}";
        await shop.PublishAsync(story.Cancellation() with { Reason = words });
        await shop.HearsAsync(story.OrderId, OrderStatus.Cancelled);
        var logged = await Eventually.ArrivesAsync(
            () => service.Logs.GetSnapshot().FirstOrDefault(record => record.Id.Name == "order.status_changed" && record.GetStructuredStateValue("OrderId") == story.OrderId.Value),
            "order.status_changed");
        logged.GetStructuredStateValue("Reason").ShouldBe("cancelled at the customer's request");
        service.Logs.GetSnapshot().ShouldAllBe(record => !record.Message.Contains(words, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(OrderStatus.ManufacturingCompleted, "print", "post-process", "quality-check")]
    [InlineData(OrderStatus.Packaging, "print", "post-process", "quality-check", "pack")]
    public async Task An_order_that_passed_the_quality_check_is_not_cancelled(OrderStatus status, params string[] done)
    {
        var (shop, story) = (await service.ShopAsync(), await service.ApprovedOrderAsync());
        await Mes.DoAsync(story.OrderId, await Mes.OperatorAsync(), done);
        var request = story.Cancellation();
        await shop.PublishAsync(request);

        var refused = await RefusalAsync(shop, request.RequestId);
        (refused.OrderId, refused.CustomerId, refused.Status).ShouldBe((story.OrderId, story.CustomerId, status));
        await Mes.OrderIsAsync(story.OrderId, status);
        service.Logs.GetSnapshot().ShouldContain(record => record.Id.Name == "mes.cancellation_refused" && record.GetStructuredStateValue("OrderId") == story.OrderId.Value);
    }

    [Fact]
    public async Task An_order_cancelled_already_is_not_cancelled_again()
    {
        var (shop, story) = (await service.ShopAsync(), await service.ApprovedOrderAsync());
        await shop.PublishAsync(story.Cancellation());
        await shop.HearsAsync(story.OrderId, OrderStatus.Cancelled);
        var second = story.Cancellation();
        await shop.PublishAsync(second);

        (await RefusalAsync(shop, second.RequestId)).Status.ShouldBe(OrderStatus.Cancelled);
        shop.Mailbox.Of<OrderStatusChanged>().Count(change => change.OrderId == story.OrderId).ShouldBe(1);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_request_that_overtakes_the_approval_waits_for_it(bool orderIsKnown)
    {
        var (shop, story) = (await service.ShopAsync(), new OrderStory());
        IIntegrationEvent[] earlier = [story.Created, story.To(OrderStatus.Submitted), story.To(OrderStatus.PriceCalculated)];
        if (orderIsKnown)
            await KnownAsync(shop, story, earlier);
        var request = story.Cancellation();
        await shop.PublishAsync(request);
        await WaitsAsync(story);
        if (!orderIsKnown)
            await KnownAsync(shop, story, earlier);

        await shop.PublishAsync(story.To(OrderStatus.ManufacturingApproved));

        var change = await shop.HearsAsync(story.OrderId, OrderStatus.Cancelled);
        (change.Sequence, change.OldStatus, change.Reason).ShouldBe((5, OrderStatus.ManufacturingApproved, request.Reason));
        shop.Mailbox.Of<OrderCancellationRefused>().ShouldNotContain(refused => refused.OrderId == story.OrderId);
    }

    [Fact]
    public async Task A_cancellation_and_a_start_at_once_leave_one_consistent_story()
    {
        var (shop, story) = (await service.ShopAsync(), await service.ApprovedOrderAsync());
        var operatorId = await Mes.OperatorAsync();
        var starting = Mes.OperateAsync(story.OrderId, "print", "start", operatorId);
        await shop.PublishAsync(story.Cancellation());
        using var started = await starting;

        var cancelled = await shop.HearsAsync(story.OrderId, OrderStatus.Cancelled);
        var changes = shop.Mailbox.Of<OrderStatusChanged>().Where(change => change.OrderId == story.OrderId).Select(change => change.NewStatus);
        if (started.StatusCode == HttpStatusCode.OK)
            changes.ShouldBe([OrderStatus.ManufacturingStarted, OrderStatus.Cancelled]);
        else
            changes.ShouldBe([OrderStatus.Cancelled]);
        cancelled.Sequence.ShouldBe(started.StatusCode == HttpStatusCode.OK ? 6 : 5);
    }

    private async Task KnownAsync(Peer shop, OrderStory story, IIntegrationEvent[] earlier)
    {
        await shop.PublishAsync(earlier);
        await Mes.OrderIsAsync(story.OrderId, OrderStatus.PriceCalculated);
    }

    private async Task WaitsAsync(OrderStory story) => await Eventually.ArrivesAsync(
        () => service.Logs.GetSnapshot().FirstOrDefault(record => record.Id.Name == "mes.cancellation_waits" && record.GetStructuredStateValue("OrderId") == story.OrderId.Value),
        "the request to wait");

    private static Task<OrderCancellationRefused> RefusalAsync(Peer shop, Guid requestId) =>
        Eventually.ArrivesAsync(() => shop.Mailbox.Of<OrderCancellationRefused>().FirstOrDefault(refused => refused.RequestId == requestId), "the refusal");
}
