using System.Globalization;
using System.Net;
using System.Text.Json;
using Messaging.Contracts;
using Messaging.Orders;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;
using Peers;

namespace Mes.Tests.Operations;

public sealed class ProductionTests(MesService service)
{
    private HttpClient Mes => service.Http;

    [Fact]
    public async Task An_order_is_made_step_by_step_and_shipped_and_the_other_systems_hear_of_it()
    {
        var story = await service.ApprovedOrderAsync();
        var operatorId = await Mes.OperatorAsync();

        await Mes.DoAsync(story.OrderId, operatorId, "print", "post-process", "quality-check", "pack");
        using var answer = await Mes.ShipAsync(story.OrderId, operatorId, "1Z-999 AA");

        var order = await answer.JsonAsync();
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        order.GetProperty("status").GetString().ShouldBe("Shipped");
        order.GetProperty("trackingNumber").GetString().ShouldBe("1Z-999 AA");
        order.GetProperty("version").GetInt64().ShouldBe(8);
        order.GetProperty("operations").EnumerateArray().Select(operation => operation.GetProperty("kind").GetString())
            .ShouldBe(["print", "post-process", "quality-check", "pack"]);
        order.GetProperty("operations").EnumerateArray().ShouldAllBe(operation =>
            operation.GetProperty("status").GetString() == "Completed" && operation.GetProperty("operatorId").GetGuid() == operatorId);

        var shop = await service.ShopAsync();
        var shipped = await shop.HearsAsync(story.OrderId, OrderStatus.Shipped);
        shop.Mailbox.Of<OrderStatusChanged>().Where(change => change.OrderId == story.OrderId).Select(change => (change.Sequence, change.OldStatus, change.NewStatus)).ShouldBe(
        [
            (5, OrderStatus.ManufacturingApproved, OrderStatus.ManufacturingStarted),
            (6, OrderStatus.ManufacturingStarted, OrderStatus.ManufacturingCompleted),
            (7, OrderStatus.ManufacturingCompleted, OrderStatus.Packaging),
            (8, OrderStatus.Packaging, OrderStatus.Shipped),
        ]);
        (shipped.ChangedBy, shipped.CustomerId, shipped.ModelId).ShouldBe((OrderSystem.Mes, story.CustomerId, story.ModelId));
        shipped.Price!.Value.Reveal().ShouldBe(48.25m);
    }

    [Fact]
    public async Task Each_start_and_completion_is_logged_with_its_times_order_and_operator()
    {
        var story = await service.ApprovedOrderAsync();
        var operatorId = await Mes.OperatorAsync();
        await Mes.DoAsync(story.OrderId, operatorId, "print");

        using var answer = await Mes.GetAsync($"/orders/{story.OrderId}", TestContext.Current.CancellationToken);
        var print = (await answer.JsonAsync()).GetProperty("operations")[0];
        var started = Logged("mes.operation_started", story.OrderId).ShouldHaveSingleItem();
        var completed = Logged("mes.operation_completed", story.OrderId).ShouldHaveSingleItem();
        (started.Id.Id, completed.Id.Id).ShouldBe((4000, 4001));
        (started.Level, completed.Level).ShouldBe((LogLevel.Information, LogLevel.Information));
        foreach (var record in new[] { started, completed })
        {
            record.GetStructuredStateValue("Operation").ShouldBe("print");
            record.GetStructuredStateValue("OperatorId").ShouldBe(operatorId.ToString());
            Time(record, "StartedAt").ShouldBe(Time(print, "startedAt"));
        }

        Time(completed, "CompletedAt").ShouldBe(Time(print, "completedAt"));
        Logged("order.status_changed", story.OrderId).ShouldHaveSingleItem().GetStructuredStateValue("System").ShouldBe("mes");
    }

    private static DateTime Time(JsonElement element, string name) => Truncate(element.GetProperty(name).GetDateTimeOffset());

    private static DateTime Time(FakeLogRecord record, string name) =>
        Truncate(DateTimeOffset.Parse(record.GetStructuredStateValue(name)!, CultureInfo.InvariantCulture));

    private static DateTime Truncate(DateTimeOffset time) => new(time.UtcTicks - (time.UtcTicks % TimeSpan.TicksPerSecond), DateTimeKind.Utc);

    private IEnumerable<FakeLogRecord> Logged(string name, OrderId orderId) =>
        service.Logs.GetSnapshot().Where(record => record.Id.Name == name && record.GetStructuredStateValue("OrderId") == orderId.Value);

    [Fact]
    public async Task Of_many_operators_who_start_one_operation_at_once_one_wins()
    {
        var story = await service.ApprovedOrderAsync();
        var operators = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Mes.OperatorAsync()));

        // The order's row is held until all of them wait for it, so that none can come late.
        await using var row = await HeldRow.HoldAsync(service.Database, story.OrderId);
        var starts = operators.Select(operatorId => Mes.OperateAsync(story.OrderId, "print", "start", operatorId)).ToList();
        await row.ReleaseOnceAwaitedByAsync(operators.Length);
        var answers = await Task.WhenAll(starts);

        answers.Count(answer => answer.StatusCode == HttpStatusCode.OK).ShouldBe(1);
        foreach (var loser in answers.Where(answer => answer.StatusCode != HttpStatusCode.OK))
            await loser.ShouldBeProblemAsync(HttpStatusCode.Conflict, "operation-already-started");
        await (await service.ShopAsync()).HearsAsync(story.OrderId, OrderStatus.ManufacturingStarted);
        Logged("mes.operation_started", story.OrderId).Count().ShouldBe(1);
    }

    [Fact]
    public async Task What_breaks_a_rule_of_production_is_refused_and_logged_and_changes_nothing()
    {
        var story = await service.ApprovedOrderAsync();
        var (olga, otto) = (await Mes.OperatorAsync(), await Mes.OperatorAsync());

        await RefusedAsync("post-process", "start", olga, "operation-out-of-sequence");
        await RefusedAsync("print", "complete", olga, "operation-not-started");
        (await Mes.OperateAsync(story.OrderId, "print", "start", olga)).StatusCode.ShouldBe(HttpStatusCode.OK);
        await RefusedAsync("print", "start", otto, "operation-already-started");
        await RefusedAsync("print", "complete", otto, "operation-of-another-operator");
        await RefusedAsync("post-process", "start", olga, "operation-out-of-sequence");
        (await Mes.OperateAsync(story.OrderId, "print", "complete", olga)).StatusCode.ShouldBe(HttpStatusCode.OK);
        await RefusedAsync("print", "complete", olga, "operation-already-completed");
        await RefusedAsync("print", "start", olga, "operation-already-started");
        await (await Mes.ShipAsync(story.OrderId, olga)).ShouldBeProblemAsync(HttpStatusCode.Conflict, "order-not-packed");

        (await Mes.OrderIsAsync(story.OrderId, OrderStatus.ManufacturingStarted)).GetProperty("version").GetInt64().ShouldBe(5);
        Logged("order.rule_violated", story.OrderId).Count(record => record.Level == LogLevel.Error).ShouldBe(8);

        async Task RefusedAsync(string kind, string step, Guid operatorId, string code) =>
            (await (await Mes.OperateAsync(story.OrderId, kind, step, operatorId)).ShouldBeProblemAsync(HttpStatusCode.Conflict, code)).ShouldContain(story.OrderId.Value);
    }

    [Fact]
    public async Task An_order_that_is_not_approved_or_already_shipped_is_not_worked_on()
    {
        var story = new OrderStory();
        await (await service.ShopAsync()).PublishAsync(story.Created);
        await Mes.OrderIsAsync(story.OrderId, OrderStatus.Initiated);
        var operatorId = await Mes.OperatorAsync();
        await (await Mes.OperateAsync(story.OrderId, "print", "start", operatorId)).ShouldBeProblemAsync(HttpStatusCode.Conflict, "order-not-in-production");
        await (await Mes.ShipAsync(story.OrderId, operatorId)).ShouldBeProblemAsync(HttpStatusCode.Conflict, "order-not-in-production");

        var made = await service.ApprovedOrderAsync();
        await Mes.DoAsync(made.OrderId, operatorId, "print", "post-process", "quality-check", "pack");
        (await Mes.ShipAsync(made.OrderId, operatorId)).StatusCode.ShouldBe(HttpStatusCode.OK);
        await (await Mes.ShipAsync(made.OrderId, operatorId)).ShouldBeProblemAsync(HttpStatusCode.Conflict, "order-not-in-production");
        await (await Mes.OperateAsync(made.OrderId, "pack", "complete", operatorId)).ShouldBeProblemAsync(HttpStatusCode.Conflict, "order-not-in-production");
    }

    [Fact]
    public async Task Whoever_is_not_registered_does_nothing()
    {
        var story = await service.ApprovedOrderAsync();
        var stranger = Guid.NewGuid();
        await (await Mes.OperateAsync(story.OrderId, "print", "start", stranger)).ShouldBeProblemAsync(HttpStatusCode.NotFound, "operator-not-found");
        await (await Mes.OperateAsync(story.OrderId, "print", "complete", stranger)).ShouldBeProblemAsync(HttpStatusCode.NotFound, "operator-not-found");
        await (await Mes.ShipAsync(story.OrderId, stranger)).ShouldBeProblemAsync(HttpStatusCode.NotFound, "operator-not-found");
    }

    [Fact]
    public async Task An_order_that_mes_does_not_know_is_not_found()
    {
        var (unknown, operatorId) = (OrderId.Parse("S-999999"), await Mes.OperatorAsync());
        await (await Mes.GetAsync($"/orders/{unknown}", TestContext.Current.CancellationToken)).ShouldBeProblemAsync(HttpStatusCode.NotFound, "order-not-found");
        await (await Mes.OperateAsync(unknown, "print", "start", operatorId)).ShouldBeProblemAsync(HttpStatusCode.NotFound, "order-not-found");
        await (await Mes.ShipAsync(unknown, operatorId)).ShouldBeProblemAsync(HttpStatusCode.NotFound, "order-not-found");
    }

    [Fact]
    public async Task An_update_based_on_an_older_state_is_refused()
    {
        var story = await service.ApprovedOrderAsync();
        var operatorId = await Mes.OperatorAsync();
        using var read = await Mes.GetAsync($"/orders/{story.OrderId}", TestContext.Current.CancellationToken);
        var tag = read.Headers.ETag!.ToString();
        using var started = await Mes.OperateAsync(story.OrderId, "print", "start", operatorId, tag);
        started.StatusCode.ShouldBe(HttpStatusCode.OK);
        started.Headers.ETag!.ToString().ShouldNotBe(tag);

        // Completing the printing does not change the order's status, but it changes what the order looks like.
        await (await Mes.OperateAsync(story.OrderId, "print", "complete", operatorId, tag)).ShouldBeProblemAsync(HttpStatusCode.PreconditionFailed, "stale-version");
        using var completed = await Mes.OperateAsync(story.OrderId, "print", "complete", operatorId, started.Headers.ETag!.ToString());
        completed.StatusCode.ShouldBe(HttpStatusCode.OK);
        completed.Headers.ETag!.ToString().ShouldNotBe(started.Headers.ETag!.ToString());
        await (await Mes.ShipAsync(story.OrderId, operatorId, ifMatch: tag)).ShouldBeProblemAsync(HttpStatusCode.PreconditionFailed, "stale-version");
    }

    [Theory]
    [InlineData("/orders/S-1/operations/print/start", "malformed-request")]
    [InlineData("/orders/nonsense/ship", "malformed-request")]
    [InlineData("/orders/S-999999/operations/polish/start", "invalid-request")]
    [InlineData("/orders/S-999999/operations/Print/start", "invalid-request")]
    public async Task A_path_that_names_nothing_is_refused(string path, string code) =>
        await (await Mes.PostAsync(path, new { operatorId = Guid.NewGuid() })).ShouldBeProblemAsync(HttpStatusCode.BadRequest, code);

    public static TheoryData<string, object> UnusableShipments => new()
    {
        { "operatorId", new { operatorId = Guid.Empty, trackingNumber = "T1" } },
        { "trackingNumber", new { operatorId = Guid.NewGuid(), trackingNumber = "" } },
        { "trackingNumber", new { operatorId = Guid.NewGuid() } },
        { "trackingNumber", new { operatorId = Guid.NewGuid(), trackingNumber = new string('x', 65) } },
        { "trackingNumber", new { operatorId = Guid.NewGuid(), trackingNumber = "T\0" } },
    };

    [Theory]
    [MemberData(nameof(UnusableShipments))]
    public async Task An_unusable_shipment_is_refused(string fault, object body) =>
        (await (await Mes.PostAsync("/orders/S-999999/ship", body)).ShouldBeProblemAsync(HttpStatusCode.BadRequest, "invalid-request")).ShouldContain(fault);
}
