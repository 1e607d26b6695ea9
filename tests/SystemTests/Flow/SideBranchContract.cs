using System.Net;

namespace SystemTests.Flow;

public abstract class SideBranchContract(WholeSystem system)
{
    [Fact]
    public async Task An_order_by_phone_is_created_in_the_crm_and_priced_made_and_closed_like_any_other()
    {
        var token = TestContext.Current.CancellationToken;
        var sales = system.Sales();
        var customerId = await sales.RegisterCustomer(Some.Customer(), token);
        var orderId = await sales.OrderByPhone(customerId, token);
        orderId.ShouldStartWith("C-");
        await sales.Upload(orderId, Some.BoxStl(), token);
        await sales.OrderBecomes(orderId, "PriceCalculated", token);
        await sales.Approve(orderId, token);
        var worker = await system.NewOperator(token);
        await worker.Produce(orderId, token);
        await sales.OrderBecomes(orderId, "Shipped", token);
        await sales.Close(orderId, token);

        var timeline = await system.Telemetry.TimelineUpTo(orderId, "Closed", token);
        var created = timeline.Single(item => (string?)item["event"] == "order.created");
        ((string?)created["system"]).ShouldBe("crm");
    }

    [Fact]
    public async Task A_model_that_is_not_watertight_fails_with_a_reason_and_a_better_one_is_priced()
    {
        var token = TestContext.Current.CancellationToken;
        var customer = await system.NewCustomer(token);
        var orderId = await customer.CreateOrder(token);
        await customer.Upload(orderId, Some.OpenBoxStl(), token);

        var failed = await customer.OrderBecomes(orderId, "CalculationFailed", token);
        ((string?)failed["failureReason"]).ShouldNotBeNullOrWhiteSpace();

        await customer.Upload(orderId, Some.BoxStl(), token);
        var priced = await customer.OrderBecomes(orderId, "PriceCalculated", token);
        ((decimal)priced["price"]!).ShouldBePositive();
        var timeline = await system.Telemetry.TimelineUpTo(orderId, "PriceCalculated", token);
        timeline.Where(item => (string?)item["event"] == "order.status_changed").Select(item => (string?)item["newStatus"])
            .ShouldBe(["Submitted", "CalculationFailed", "Submitted", "PriceCalculated"]);
    }

    [Theory]
    [InlineData("Initiated")]
    [InlineData("CalculationFailed")]
    [InlineData("PriceCalculated")]
    [InlineData("ManufacturingApproved")]
    [InlineData("ManufacturingStarted")]
    public async Task An_order_can_be_cancelled_while_it_is(string status)
    {
        var token = TestContext.Current.CancellationToken;
        var customer = await system.NewCustomer(token);
        var orderId = await Reach(customer, status, token);

        await customer.Cancel(orderId, token);

        await customer.OrderBecomes(orderId, "Cancelled", token);
        await system.Sales().OrderBecomes(orderId, "Cancelled", token);
        var timeline = await system.Telemetry.TimelineUpTo(orderId, "Cancelled", token);
        var cancelled = timeline.Last(item => (string?)item["event"] == "order.status_changed");
        ((string?)cancelled["oldStatus"]).ShouldBe(status);
        ((string?)cancelled["system"]).ShouldBe(status.StartsWith("Manufacturing", StringComparison.Ordinal) ? "mes" : "shop");
    }

    [Fact]
    public async Task An_order_that_is_made_can_no_longer_be_cancelled_and_the_shop_learns_it()
    {
        var token = TestContext.Current.CancellationToken;
        var customer = await system.NewCustomer(token);
        var orderId = await customer.ApprovedOrder(token);
        var worker = await system.NewOperator(token);
        await worker.OrderBecomes(orderId, "ManufacturingApproved", token);
        foreach (var operation in new[] { "print", "post-process", "quality-check" })
        {
            await worker.Start(orderId, operation, token);
            await worker.Complete(orderId, operation, token);
        }

        await customer.OrderBecomes(orderId, "ManufacturingCompleted", token);
        var refused = await Should.ThrowAsync<HttpRequestException>(() => customer.Cancel(orderId, token));

        refused.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        refused.Message.ShouldContain("ManufacturingCompleted");
    }

    [Fact]
    public async Task A_print_that_failed_is_made_again_and_the_timeline_tells_why()
    {
        var token = TestContext.Current.CancellationToken;
        var customer = await system.NewCustomer(token);
        var orderId = await customer.ApprovedOrder(token);
        var worker = await system.NewOperator(token);
        await worker.OrderBecomes(orderId, "ManufacturingApproved", token);
        await worker.Start(orderId, "print", token);

        await worker.Fail(orderId, "print", "PrintDetached", token);
        await worker.Start(orderId, "print", token);
        foreach (var operation in new[] { "print", "post-process", "quality-check" })
        {
            if (operation != "print")
                await worker.Start(orderId, operation, token);
            await worker.Complete(orderId, operation, token);
        }

        await customer.OrderBecomes(orderId, "ManufacturingCompleted", token);
        var timeline = await system.Telemetry.TimelineUpTo(orderId, "ManufacturingCompleted", "mes.operation_failed", token);
        var failed = timeline.Single(item => (string?)item["event"] == "mes.operation_failed");
        ((string?)failed["system"]).ShouldBe("mes");
        ((string?)failed["message"])!.ShouldEndWith("(failure 1): PrintDetached");
        timeline.Count(item => (string?)item["newStatus"] == "ManufacturingStarted").ShouldBe(1);
    }

    [Fact]
    public async Task A_price_that_the_customer_rejects_ends_the_order()
    {
        var token = TestContext.Current.CancellationToken;
        var customer = await system.NewCustomer(token);
        var orderId = await customer.PricedOrder(token);

        await customer.Cancel(orderId, token);

        var refused = await Should.ThrowAsync<HttpRequestException>(() => customer.Approve(orderId, token));
        refused.StatusCode.ShouldBe(HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task A_complaint_is_kept_with_its_order()
    {
        var token = TestContext.Current.CancellationToken;
        var customer = await system.NewCustomer(token);
        var orderId = await customer.PricedOrder(token);
        await system.Sales().OrderBecomes(orderId, "PriceCalculated", token);

        var complaint = await system.Sales().Complain(orderId, token);

        ((string?)complaint["orderId"]).ShouldBe(orderId);
    }

    private async Task<string> Reach(People.Customer customer, string status, CancellationToken cancellationToken)
    {
        switch (status)
        {
            case "Initiated":
                return await customer.CreateOrder(cancellationToken);
            case "CalculationFailed":
                var broken = await customer.CreateOrder(cancellationToken);
                await customer.Upload(broken, Some.OpenBoxStl(), cancellationToken);
                await customer.OrderBecomes(broken, status, cancellationToken);
                return broken;
            case "PriceCalculated":
                return await customer.PricedOrder(cancellationToken);
            case "ManufacturingApproved":
                return await customer.ApprovedOrder(cancellationToken);
            default:
                var started = await customer.ApprovedOrder(cancellationToken);
                var worker = await system.NewOperator(cancellationToken);
                await worker.OrderBecomes(started, "ManufacturingApproved", cancellationToken);
                await worker.Start(started, "print", cancellationToken);
                await customer.OrderBecomes(started, "ManufacturingStarted", cancellationToken);
                return started;
        }
    }
}
