using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Mes.Operations;
using Mes.Orders;
using Messaging.Contracts;
using Messaging.Orders;
using Peers;
using ServiceDefaults.Http;

namespace Mes.Tests.Operations;

/// <summary>Random sequences of what operators and customers may try, held against <see cref="OrderModel"/>.</summary>
public sealed class ProductionProperties
{
    private static readonly Guid[] Operators = [Guid.CreateVersion7(), Guid.CreateVersion7()];

    /// <summary>What is tried: the sensible next step twice as often as any, so that long stories occur.</summary>
    private static Gen<int> Attempts => Gen.Frequency((3, Gen.Constant(-1)), (2, Gen.Choose(0, 21)));

    [Property(MaxTest = 1_000)]
    public Property Whatever_is_tried_an_order_goes_exactly_as_the_rules_say() => Prop.ForAll(
        Attempts.ListOf().ToArbitrary(),
        attempts =>
        {
            var order = Approved();
            var model = new OrderModel();
            var version = order.Version;
            foreach (var attempt in attempts)
            {
                var step = attempt < 0 ? NextOf(order) : attempt;
                var (before, revision) = (order.Status, order.Revision);
                var expected = Expect(model, step);
                var (succeeded, change) = Try(order, step);

                succeeded.ShouldBe(expected, $"step {step} of an order that is {before}");
                order.Status.ShouldBe(model.Status);
                order.Version.ShouldBe(change is null ? version : version + 1);
                (order.Revision > revision).ShouldBe(succeeded);
                (change is not null).ShouldBe(before != order.Status);
                if (change is not null)
                    (change.OldStatus, change.NewStatus, change.Sequence).ShouldBe((before, order.Status, order.Version));
                version = order.Version;
            }
        });

    /// <summary>0-7 start, 8-15 complete (operation and operator), 16 ship, 17 cancel, 18-21 fail.</summary>
    private static bool Expect(OrderModel model, int step) => step switch
    {
        < 8 => model.Start((OperationKind)(step / 2), step % 2),
        < 16 => model.Complete((OperationKind)((step - 8) / 2), step % 2),
        16 => model.Ship(),
        17 => model.Cancel(),
        _ => model.Fail((OperationKind)(step - 18)),
    };

    private static (bool Succeeded, OrderStatusChanged? Change) Try(Order order, int step)
    {
        try
        {
            return step switch
            {
                < 8 => (true, order.Start((OperationKind)(step / 2), Operators[step % 2], OrderStory.Start)),
                < 16 => (true, order.Complete((OperationKind)((step - 8) / 2), Operators[step % 2], OrderStory.Start)),
                16 => (true, order.Ship(Operators[0], "T", OrderStory.Start)),
                > 17 => (order.Fail((OperationKind)(step - 18), OperationFailure.Damaged, OrderStory.Start) is not null, null),
                _ when order.CanBeCancelled => (true, order.Cancel("no longer wanted", OrderStory.Start)),
                _ => (false, null),
            };
        }
        catch (ProblemException refused) when (refused.Problem.Status == 409)
        {
            return (false, null);
        }
    }

    /// <summary>Gives the step that leads on.</summary>
    private static int NextOf(Order order)
    {
        var open = order.Operations.FirstOrDefault(operation => operation.Status != OperationStatus.Completed);
        if (open is null)
            return 16;
        return open.CanBeStarted ? 2 * (int)open.Kind : 8 + (2 * (int)open.Kind) + Array.IndexOf(Operators, open.OperatorId!.Value);
    }

    private static Order Approved()
    {
        var story = new OrderStory();
        var order = Order.From(story.Created);
        foreach (var status in new[] { OrderStatus.Submitted, OrderStatus.PriceCalculated, OrderStatus.ManufacturingApproved })
            order.Follow(story.To(status));
        return order;
    }
}
