using Survival.Tests.Battle;

namespace Survival.Tests.Faults;

/// <summary>What may happen between a service and its servers.</summary>
public sealed class NetworkTests(Battlefield field)
{
    [Fact]
    public Task Connections_to_the_broker_cut_again_and_again_cost_nothing() => Round.FightAsync(field, seed: 21, async load =>
    {
        for (var cut = 0; cut < 4; cut++)
        {
            field.Servers.BrokerProxy.Cut();
            await load.GoOnAsync(20);
        }
    });

    [Fact]
    public Task Connections_to_the_database_cut_again_and_again_cost_nothing() => Round.FightAsync(field, seed: 22, async load =>
    {
        for (var cut = 0; cut < 6; cut++)
        {
            field.Servers.DatabaseProxy.Cut();
            await load.GoOnAsync(10);
        }
    });

    [Fact]
    public Task A_slow_way_to_broker_and_database_costs_time_only() => Round.FightAsync(field, seed: 24, async load =>
    {
        field.Servers.BrokerProxy.Delay.ToServer = field.Servers.DatabaseProxy.Delay.ToClient = TimeSpan.FromMilliseconds(30);
        field.Servers.BrokerProxy.Delay.ToClient = TimeSpan.FromMilliseconds(100);
        await load.GoOnAsync(100);
        // While what was sent is still under way.
        field.Servers.BrokerProxy.Cut();
        await load.GoOnAsync(30);
        field.Servers.BrokerProxy.Delay.ToServer = field.Servers.DatabaseProxy.Delay.ToClient = field.Servers.BrokerProxy.Delay.ToClient = TimeSpan.Zero;
    });
}
