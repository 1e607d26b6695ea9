using FsCheck.Xunit;
using Messaging.Orders;
using static Messaging.Orders.OrderStatus;
using static Messaging.Orders.OrderSystem;

namespace Messaging.Tests.Orders;

public sealed class OrderStateMachineTests
{
    private static readonly OrderId Order = OrderId.Parse("S-100001");

    /// <summary>The rules as a person tells them (requirement 1.5), written down apart from the state machine: what each system may do, by its wishes.</summary>
    private static OrderStatus? Reference(OrderStatus from, Wish wish) => (wish, from) switch
    {
        (Wish.CustomerUploadsModel, Initiated or CalculationFailed) => Submitted,
        (Wish.ShopTakesPrice, Submitted) => PriceCalculated,
        (Wish.ShopTakesFailure, Submitted) => CalculationFailed,
        (Wish.CustomerApproves, PriceCalculated) => ManufacturingApproved,
        (Wish.CustomerCancels, Initiated or Submitted or PriceCalculated or CalculationFailed) => Cancelled,
        (Wish.OperatorStarts, ManufacturingApproved) => ManufacturingStarted,
        (Wish.OperatorCompletes, ManufacturingStarted) => ManufacturingCompleted,
        (Wish.OperatorPacks, ManufacturingCompleted) => Packaging,
        (Wish.OperatorShips, Packaging) => Shipped,
        (Wish.MesCancels, ManufacturingApproved or ManufacturingStarted) => Cancelled,
        (Wish.SalesClose, Shipped) => Closed,
        _ => null,
    };

    /// <summary>Who acts, and the status they want.</summary>
    private static (OrderSystem By, OrderStatus To) Meaning(Wish wish) => wish switch
    {
        Wish.CustomerUploadsModel => (Shop, Submitted),
        Wish.ShopTakesPrice => (Shop, PriceCalculated),
        Wish.ShopTakesFailure => (Shop, CalculationFailed),
        Wish.CustomerApproves => (Shop, ManufacturingApproved),
        Wish.CustomerCancels => (Shop, Cancelled),
        Wish.OperatorStarts => (Mes, ManufacturingStarted),
        Wish.OperatorCompletes => (Mes, ManufacturingCompleted),
        Wish.OperatorPacks => (Mes, Packaging),
        Wish.OperatorShips => (Mes, Shipped),
        Wish.MesCancels => (Mes, Cancelled),
        Wish.SalesClose => (Crm, Closed),
        _ => throw new ArgumentOutOfRangeException(nameof(wish), wish, "No such wish."),
    };

    [Property(MaxTest = 2000)]
    public void Any_wishes_of_three_systems_in_any_order_change_an_order_as_the_rules_say(Wish[] wishes)
    {
        var status = Initiated;
        foreach (var wish in wishes)
        {
            var (by, to) = Meaning(wish);
            var expected = Reference(status, wish);
            if (expected is null)
            {
                var refused = Should.Throw<IllegalOrderTransitionException>(() => OrderStateMachine.EnsureLegal(Order, status, to, by));
                (refused.OrderId, refused.From, refused.To, refused.By).ShouldBe((Order, status, to, by));
                continue;
            }

            OrderStateMachine.EnsureLegal(Order, status, to, by);
            status = expected.Value;
        }
    }

    [Property(MaxTest = 500)]
    public void Only_the_owner_of_a_status_changes_it(OrderStatus from, OrderStatus to, OrderSystem by)
    {
        var legal = OrderStateMachine.IsLegal(from, to) && OrderStateMachine.OwnerOf(from) == by;

        if (legal)
            OrderStateMachine.EnsureLegal(Order, from, to, by);
        else
            Should.Throw<IllegalOrderTransitionException>(() => OrderStateMachine.EnsureLegal(Order, from, to, by));
    }

    [Fact]
    public void Every_status_is_reached_from_the_first_and_leads_to_a_final_one()
    {
        var statuses = Enum.GetValues<OrderStatus>();

        Reachable(Initiated).Append(Initiated).Order().ShouldBe(statuses.Order());
        statuses.ShouldAllBe(status => OrderStateMachine.IsFinal(status) || Reachable(status).Any(OrderStateMachine.IsFinal));
        statuses.Where(OrderStateMachine.IsFinal).ShouldBe([Closed, Cancelled]);
    }

    [Fact]
    public void A_refusal_says_what_would_be_right()
    {
        Refusal(Shipped, Closed, Shop).ShouldBe("Order S-100001 is Shipped, which only Crm may change to Closed; Shop may not.");
        Refusal(Initiated, Shipped, Mes).ShouldBe("Order S-100001 is Initiated and cannot become Shipped; next can be Submitted, Cancelled.");
        Refusal(Closed, Shipped, Mes).ShouldBe("Order S-100001 is Closed, which is final; it cannot become Shipped.");
    }

    private static string Refusal(OrderStatus from, OrderStatus to, OrderSystem by) =>
        Should.Throw<IllegalOrderTransitionException>(() => OrderStateMachine.EnsureLegal(Order, from, to, by)).Message;

    private static HashSet<OrderStatus> Reachable(OrderStatus from)
    {
        var reached = new HashSet<OrderStatus>();
        var open = new Stack<OrderStatus>([from]);
        while (open.TryPop(out var status))
        {
            foreach (var next in OrderStateMachine.NextOf(status).Where(reached.Add))
                open.Push(next);
        }

        return reached;
    }
}
