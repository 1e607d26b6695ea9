using Survival.Tests.Battle;
using Survival.Tests.Ledgers;

namespace Survival.Tests.Faults;

/// <summary>Two instances of each service, and faults of all kinds at once, drawn by a seed.</summary>
public sealed class CombinedTests(Battlefield field)
{
    private const int FaultsOfARound = 5;
    private static readonly string[] Steps =
    [
        "outbox.stored", "outbox.committed", "relay.claimed", "relay.published", "relay.confirmed", "relay.completed",
        "consumer.received", "consumer.handled", "consumer.committed", "consumer.acknowledged",
    ];

    [Theory]
    [InlineData(51)]
    [InlineData(52)]
    public async Task Two_instances_of_each_service_survive_faults_of_all_kinds_at_once(int seed)
    {
        var second = (string[])[Workers.Second(Workers.Publisher), Workers.Second(Workers.Consumer)];
        foreach (var instance in second)
            await field.Workers.StartAsync(instance, Deadline.Token);
        foreach (var instance in second)
            await field.Workers.HealthyAsync(instance, Deadline.Token);
        try
        {
            await Round.FightAsync(field, seed, load => HurtAsync(load, new Random(seed)), Workers.First(Workers.Publisher), Workers.Second(Workers.Publisher));
        }
        finally
        {
            // Or a second consumer that holds the queue, and orders to die that are still open, would fail the tests that follow.
            foreach (var instance in Workers.Instances)
                field.Workers.Faults.Forget(instance);
            foreach (var instance in second)
                await field.Workers.StopAsync(instance, Deadline.Token);
        }
    }

    private async Task HurtAsync(Load load, Random random)
    {
        for (var fault = 0; fault < FaultsOfARound; fault++)
        {
            var (step, instance, times) = (Steps[random.Next(Steps.Length)], Workers.Instances[random.Next(Workers.Instances.Count)], random.Next(1, 20));
            field.Workers.Faults.KillAt(instance, step, times);
            await HurtServersAsync(random.Next(5), load);
            // Whether the instance came to its step depends on what the others did meanwhile; those that died are started again.
            await field.Workers.StartAsync(instance, Deadline.Token);
        }
    }

    private async Task HurtServersAsync(int kind, Load load)
    {
        switch (kind)
        {
            case 0:
                field.Servers.BrokerProxy.Cut();
                break;
            case 1:
                field.Servers.DatabaseProxy.Cut();
                break;
            case 2:
                await Tap.DeleteQueueAsync(field.Servers, Workers.Consumer, Deadline.Token);
                break;
            case 3:
                await field.Servers.KillAsync(Servers.Postgres, Deadline.Token);
                await field.Servers.StartAsync(Servers.Postgres, Deadline.Token);
                break;
            default:
                field.Servers.BrokerProxy.Delay.ToClient = TimeSpan.FromMilliseconds(50);
                break;
        }

        await load.GoOnAsync(30);
    }
}
