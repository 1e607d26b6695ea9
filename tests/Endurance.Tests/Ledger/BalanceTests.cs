using Endurance.Ledger;
using Endurance.Running;
using Endurance.Witnessing;

namespace Endurance.Tests.Ledger;

/// <summary>The ledger is worth what it finds.</summary>
public sealed class BalanceTests
{
    [Fact]
    public void What_is_everywhere_once_adds_up()
    {
        var balance = new Story().Balance();

        balance.Findings.ShouldBeEmpty();
        balance.Orders.ShouldBe(new OrderLine(Orders: 1, Known: 1, Changes: 6, Gaps: 0, Twice: 0, Illegal: 0));
        balance.Changes.ShouldHaveSingleItem().ShouldBe(new ChangeLine("order created", Attempted: 1, Acknowledged: 1, Lost: 0, Twice: 0, Recovered: 0));
        balance.Events.ShouldContain(new EventLine("order.created", Published: 1, Due: 3, Effective: 3, Lost: 0, Twice: 0));
    }

    [Fact]
    public void An_order_that_one_system_does_not_know_is_lost()
    {
        var story = new Story();
        story.Unaware.Add(Service.Mes);

        var balance = story.Balance();

        balance.Changes.Single().Lost.ShouldBe(1);
        balance.Findings.ShouldContain(new Finding(FindingKind.Lost, "S-100001 is unknown to mes."));
    }

    [Fact]
    public void An_event_without_an_effect_is_lost()
    {
        var story = new Story();
        story.Deaf.Add(Service.Crm);

        story.Balance().Events.Sum(line => line.Lost).ShouldBe(2);
    }

    [Fact]
    public void A_creation_sent_again_that_created_another_took_effect_twice() =>
        new Story().Balance(Story.OrderId, "S-100002").Changes.Single().Twice.ShouldBe(1);

    [Fact]
    public void What_was_answered_when_it_was_sent_again_is_recovered() => new Story().Balance(Story.OrderId, Story.OrderId).Changes.Single().Recovered.ShouldBe(1);

    [Fact]
    public void An_order_that_nobody_asked_for_took_effect_twice()
    {
        var story = new Story();
        story.Noted.Clear();

        Kinds(story).ShouldContain(FindingKind.Twice);
    }

    [Fact]
    public void A_change_that_a_system_made_twice_is_found()
    {
        var story = new Story();
        story.Histories[Service.Crm].Add(new OrderChange("Submitted", "Submitted", 2, null));

        story.Balance().Orders.Twice.ShouldBe(1);
    }

    [Fact]
    public void A_number_that_a_system_left_out_is_a_gap()
    {
        var story = new Story();
        story.Histories[Service.Crm].Add(new OrderChange("Submitted", "PriceCalculated", 4, null));

        story.Balance().Orders.Gaps.ShouldBe(1);
    }

    [Fact]
    public void A_change_that_no_order_may_make_is_illegal()
    {
        var story = new Story();
        foreach (var history in story.Histories.Values)
            history.Add(new OrderChange("Submitted", "Shipped", 3, null));

        story.Balance().Orders.Illegal.ShouldBe(3);
    }

    [Fact]
    public void A_number_that_was_published_twice_is_found()
    {
        var story = new Story();
        story.Published.Add(story.Published[1] with { MessageId = Guid.CreateVersion7() });

        story.Balance().Events.Sum(line => line.Twice).ShouldBe(1);
    }

    [Fact]
    public void Systems_that_differ_are_found()
    {
        var story = new Story();
        story.Histories[Service.Mes].RemoveAt(1);

        Kinds(story).ShouldContain(FindingKind.Disagreement);
    }

    [Fact]
    public void What_is_parked_and_no_poison_is_found()
    {
        var story = new Story();
        story.HeldByShop.Add(new HeldRow(Guid.CreateVersion7(), "cost.calculated", "failure", "It failed.", IsParked: true));

        Kinds(story).ShouldBe([FindingKind.Parked]);
    }

    [Fact]
    public void What_still_waits_is_found()
    {
        var story = new Story { OutboxDepth = 3 };
        story.HeldByShop.Add(new HeldRow(Guid.CreateVersion7(), "cost.calculated", "gap", "Its predecessor is missing.", IsParked: false));

        Kinds(story).ShouldBe([FindingKind.NotAtRest, FindingKind.NotAtRest]);
    }

    private static IEnumerable<FindingKind> Kinds(Story story) => story.Balance().Findings.Select(finding => finding.Kind);
}
