using FsCheck;
using FsCheck.Xunit;
using Messaging.Consuming;

namespace Messaging.Tests.Consuming;

public sealed class AckRuleTests
{
    [Fact]
    public void What_finished_in_order_takes_one_acknowledgement() =>
        new AckRule(10).Finish([1, 2, 3]).ShouldBe([(3UL, true)]);

    [Fact]
    public void What_finished_behind_an_open_delivery_waits_for_it()
    {
        var rule = new AckRule(10);

        rule.Finish([2, 3]).ShouldBeEmpty();
        rule.Finish([1]).ShouldBe([(3UL, true)]);
    }

    [Fact]
    public void Behind_a_slow_delivery_they_are_acknowledged_one_by_one()
    {
        var rule = new AckRule(2);

        rule.Finish([3, 2]).ShouldBeEmpty();
        rule.Finish([5]).ShouldBe([(2UL, false), (3UL, false), (5UL, false)]);
        rule.Finish([1]).ShouldBe([(1UL, true)]);
        rule.Finish([4, 6]).ShouldBe([(6UL, true)]);
    }

    /// <summary>A broker closes the channel on an acknowledgement of a delivery that it does not know as open.</summary>
    [Property]
    public void The_broker_never_hears_of_an_unfinished_or_an_acknowledged_delivery_and_in_the_end_of_all(PositiveInt count, PositiveInt patience, int seed)
    {
        var rule = new AckRule(patience.Get % 5);
        var tags = Enumerable.Range(1, count.Get).Select(tag => (ulong)tag).ToArray();
        var open = tags.ToHashSet();
        var finished = new HashSet<ulong>();
        var random = new Random(seed);
        random.Shuffle(tags);
        foreach (var tag in tags)
        {
            finished.Add(tag);
            foreach (var (acknowledged, multiple) in rule.Finish([tag]))
            {
                open.ShouldContain(acknowledged);
                open.RemoveWhere(each => each == acknowledged || (multiple && each < acknowledged)).ShouldBeGreaterThan(0);
                finished.IsSupersetOf(tags.Except(open)).ShouldBeTrue();
            }
        }

        open.ShouldBeEmpty();
    }
}
