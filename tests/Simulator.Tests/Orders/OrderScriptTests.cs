using Simulator.Apis;
using Simulator.Models;
using Simulator.Orders;

namespace Simulator.Tests.Orders;

public sealed class OrderScriptTests
{
    private static readonly ModelPlan Sound = new(Shape.Box, 12, ModelFormat.Binary, Defect.None, 1);
    private static readonly OrderPlan Straight = new(0, ByPhone: false, 0, Material.Pla, 1, Sound);
    private static readonly OrderPlan Broken = Straight with { Model = Sound with { Defect = Defect.Open } };

    [Fact]
    public void The_straight_way_leads_through_every_status_to_Closed()
    {
        OrderStep[] expected =
        [
            OrderStep.Upload, OrderStep.AwaitPrice, OrderStep.Approve, OrderStep.StartPrinting, OrderStep.FinishProduction, OrderStep.StartPacking, OrderStep.Ship, OrderStep.Close, OrderStep.Rest,
        ];
        OrderStatus[] statuses =
        [
            OrderStatus.Initiated, OrderStatus.Submitted, OrderStatus.PriceCalculated, OrderStatus.ManufacturingApproved, OrderStatus.ManufacturingStarted,
            OrderStatus.ManufacturingCompleted, OrderStatus.Packaging, OrderStatus.Shipped, OrderStatus.Closed,
        ];

        statuses.Select((status, i) => OrderScript.Next(Straight, status, i == 0 ? 0 : 1)).ShouldBe(expected);
    }

    [Fact]
    public void A_customer_who_leaves_does_nothing_more() =>
        OrderScript.Next(Straight with { LeaveAt = OrderStatus.PriceCalculated }, OrderStatus.PriceCalculated, 1).ShouldBe(OrderStep.Rest);

    [Fact]
    public void A_customer_who_cancels_does_so_at_the_planned_status() =>
        OrderScript.Next(Straight with { CancelAt = OrderStatus.ManufacturingStarted }, OrderStatus.ManufacturingStarted, 1).ShouldBe(OrderStep.Cancel);

    [Fact]
    public void After_a_broken_model_the_customer_uploads_another_or_gives_up()
    {
        OrderScript.Next(Broken with { SecondModel = Sound }, OrderStatus.CalculationFailed, 1).ShouldBe(OrderStep.UploadSecond);
        OrderScript.Next(Broken, OrderStatus.CalculationFailed, 1).ShouldBe(OrderStep.Cancel);
        OrderScript.Next(Broken, OrderStatus.Initiated, 1).ShouldBe(OrderStep.Cancel);
    }

    [Fact]
    public void A_broken_model_that_is_priced_is_an_error() =>
        Should.Throw<UnexpectedOutcomeException>(() => OrderScript.Next(Broken, OrderStatus.PriceCalculated, 1))
            .Message.ShouldBe("the model box-1.stl is broken (Open), yet it was priced.");

    [Fact]
    public void A_sound_model_that_is_not_priced_is_an_error() =>
        Should.Throw<UnexpectedOutcomeException>(() => OrderScript.Next(Straight, OrderStatus.CalculationFailed, 1))
            .Message.ShouldBe("the model box-1.stl is sound, yet the calculation failed.");
}
