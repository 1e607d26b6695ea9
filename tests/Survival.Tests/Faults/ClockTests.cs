using Survival.Tests.Battle;

namespace Survival.Tests.Faults;

/// <summary>What may happen to the clocks of services.</summary>
public sealed class ClockTests(Battlefield field)
{
    [Fact]
    public Task Clocks_that_differ_by_days_and_are_set_forwards_and_backwards_change_nothing() => Round.FightAsync(field, seed: 31, async load =>
    {
        var (publisher, consumer) = (Workers.First(Workers.Publisher), Workers.First(Workers.Consumer));
        foreach (var (ofPublisher, ofConsumer) in ((int, int)[])[(5, 0), (5, -5), (-4, -5), (-4, 6), (0, 6), (0, 0)])
        {
            await field.Workers.SetClockAsync(publisher, TimeSpan.FromDays(ofPublisher), Deadline.Token);
            await field.Workers.SetClockAsync(consumer, TimeSpan.FromDays(ofConsumer), Deadline.Token);
            await load.GoOnAsync(20);
        }
    });
}
