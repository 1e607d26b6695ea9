using Survival.Tests.Battle;

namespace Survival.Tests.Faults;

/// <summary>A service is killed with signal 9 at each step that a message takes.</summary>
public sealed class KillTests(Battlefield field)
{
    [Theory]
    [InlineData(Workers.Publisher, "outbox.stored")]
    [InlineData(Workers.Publisher, "outbox.committed")]
    [InlineData(Workers.Publisher, "relay.claimed")]
    [InlineData(Workers.Publisher, "relay.published")]
    [InlineData(Workers.Publisher, "relay.confirmed")]
    [InlineData(Workers.Publisher, "relay.completed")]
    [InlineData(Workers.Consumer, "consumer.received")]
    [InlineData(Workers.Consumer, "consumer.handled")]
    [InlineData(Workers.Consumer, "consumer.committed")]
    [InlineData(Workers.Consumer, "consumer.acknowledged")]
    public Task A_service_killed_at_any_step_loses_nothing_and_repeats_nothing(string service, string step)
    {
        var seed = 100 + step.Length;
        return Round.FightAsync(field, seed, async load =>
        {
            var instance = Workers.First(service);
            field.Workers.Faults.KillAt(instance, step, new Random(seed).Next(1, 10));
            await Deadline.UntilAsync(() => !field.Workers.Faults.IsPending(instance), $"the death of {instance} at {step}");
            await field.Workers.StartAsync(instance, Deadline.Token);
        });
    }
}
