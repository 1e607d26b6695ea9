using System.Diagnostics.Metrics;
using System.Net;
using System.Text.Json;
using Messaging.Contracts;
using Messaging.Orders;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.Metrics.Testing;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;
using Peers;

namespace Mes.Tests.Operations;

public sealed class FailureTests(MesService service)
{
    private HttpClient Mes => service.Http;

    [Fact]
    public async Task A_print_that_failed_is_started_again_by_anybody_and_the_order_goes_on_as_if_nothing_had_been()
    {
        var story = await service.ApprovedOrderAsync();
        var (olga, otto) = (await Mes.OperatorAsync(), await Mes.OperatorAsync());
        (await Mes.OperateAsync(story.OrderId, "print", "start", olga)).StatusCode.ShouldBe(HttpStatusCode.OK);

        var failed = await (await FailAsync(story.OrderId, "print", otto, "PrintDetached")).ShouldBeAsync(HttpStatusCode.OK);
        var print = failed.GetProperty("operations")[0];
        (print.GetProperty("status").GetString(), print.GetProperty("failures").GetInt32(), print.GetProperty("failureReason").GetString()).ShouldBe(("Failed", 1, "PrintDetached"));
        failed.GetProperty("status").GetString().ShouldBe("ManufacturingStarted");

        await Mes.DoAsync(story.OrderId, otto, "print", "post-process", "quality-check", "pack");
        (await Mes.ShipAsync(story.OrderId, otto)).StatusCode.ShouldBe(HttpStatusCode.OK);

        var shop = await service.ShopAsync();
        await shop.HearsAsync(story.OrderId, OrderStatus.Shipped);
        shop.Mailbox.Of<OrderStatusChanged>().Where(change => change.OrderId == story.OrderId).Select(change => change.Sequence).ShouldBe([5, 6, 7, 8]);
    }

    [Fact]
    public async Task Parts_that_fail_the_quality_check_are_made_anew_from_the_printing_on()
    {
        var story = await service.ApprovedOrderAsync();
        var olga = await Mes.OperatorAsync();
        await Mes.DoAsync(story.OrderId, olga, "print", "post-process");
        (await Mes.OperateAsync(story.OrderId, "quality-check", "start", olga)).StatusCode.ShouldBe(HttpStatusCode.OK);

        var failed = await (await FailAsync(story.OrderId, "quality-check", olga, "OutOfTolerance")).ShouldBeAsync(HttpStatusCode.OK);

        StatusesOf(failed).ShouldBe(["Pending", "Pending", "Failed", "Pending"]);
        await (await Mes.OperateAsync(story.OrderId, "quality-check", "start", olga)).ShouldBeProblemAsync(HttpStatusCode.Conflict, "operation-out-of-sequence");
        await Mes.DoAsync(story.OrderId, olga, "print", "post-process", "quality-check");
        (await Mes.OrderIsAsync(story.OrderId, OrderStatus.ManufacturingCompleted)).GetProperty("version").GetInt64().ShouldBe(6);
    }

    [Fact]
    public async Task A_failure_is_logged_with_its_reason_and_counted()
    {
        using var counted = new MetricCollector<long>(service.Services.GetRequiredService<IMeterFactory>(), MesMetrics.MeterName, "mes.operations.failed");
        var story = await service.ApprovedOrderAsync();
        var olga = await Mes.OperatorAsync();
        for (var failure = 0; failure < 2; failure++)
        {
            (await Mes.OperateAsync(story.OrderId, "print", "start", olga)).StatusCode.ShouldBe(HttpStatusCode.OK);
            (await FailAsync(story.OrderId, "print", olga, "PowerLoss")).StatusCode.ShouldBe(HttpStatusCode.OK);
        }

        var logged = Logged(story.OrderId).ToList();
        logged.Select(record => record.GetStructuredStateValue("Failures")).ShouldBe(["1", "2"]);
        logged.ShouldAllBe(record => record.Id.Id == 4005 && record.Level == LogLevel.Warning && record.GetStructuredStateValue("FailureReason") == "PowerLoss"
            && record.GetStructuredStateValue("OperatorId") == olga.ToString() && record.GetStructuredStateValue("Operation") == "print");
        counted.GetMeasurementSnapshot().ShouldContain(measured => (string)measured.Tags["mes.failure.reason"]! == "PowerLoss" && (string)measured.Tags["mes.operation"]! == "print");
    }

    [Fact]
    public async Task Only_what_is_under_way_can_fail()
    {
        var story = await service.ApprovedOrderAsync();
        var olga = await Mes.OperatorAsync();
        await RefusedAsync("operation-not-started");
        (await Mes.OperateAsync(story.OrderId, "print", "start", olga)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await FailAsync(story.OrderId, "print", olga, "Other")).StatusCode.ShouldBe(HttpStatusCode.OK);
        await RefusedAsync("operation-not-started");
        await (await Mes.OperateAsync(story.OrderId, "print", "complete", olga)).ShouldBeProblemAsync(HttpStatusCode.Conflict, "operation-not-started");
        await Mes.DoAsync(story.OrderId, olga, "print");
        await RefusedAsync("operation-already-completed");

        async Task RefusedAsync(string code) =>
            await (await FailAsync(story.OrderId, "print", olga, "Other")).ShouldBeProblemAsync(HttpStatusCode.Conflict, code);
    }

    [Theory]
    [InlineData("""{"operatorId":"00000000-0000-0000-0000-000000000000","reason":"Other"}""", "operatorId")]
    [InlineData("""{"operatorId":"6b7c1b5e-5a49-4a5e-9d0b-0e8f3d1c2b3a"}""", "MachineFault, MaterialFault, PrintDetached")]
    [InlineData("""{"operatorId":"6b7c1b5e-5a49-4a5e-9d0b-0e8f3d1c2b3a","reason":"Ghosts"}""", "MachineFault, MaterialFault, PrintDetached")]
    public async Task A_report_that_does_not_say_who_and_why_is_refused(string body, string fault)
    {
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        using var answer = await Mes.PostAsync(new Uri("/orders/S-999999/operations/print/fail", UriKind.Relative), content, TestContext.Current.CancellationToken);

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain(fault);
    }

    private Task<HttpResponseMessage> FailAsync(OrderId orderId, string kind, Guid operatorId, string reason) =>
        Mes.PostAsync($"/orders/{orderId}/operations/{kind}/fail", new { operatorId, reason });

    private static IEnumerable<string?> StatusesOf(JsonElement order) =>
        order.GetProperty("operations").EnumerateArray().Select(operation => operation.GetProperty("status").GetString());

    private IEnumerable<FakeLogRecord> Logged(OrderId orderId) =>
        service.Logs.GetSnapshot().Where(record => record.Id.Name == "mes.operation_failed" && record.GetStructuredStateValue("OrderId") == orderId.Value);
}
