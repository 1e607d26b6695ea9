using Survival.Tests.Battle;

namespace Survival.Tests.Faults;

/// <summary>What may happen to PostgreSQL.</summary>
public sealed class DatabaseTests(Battlefield field)
{
    [Fact]
    public Task A_database_that_is_killed_under_load_and_comes_back_costs_nothing() => Round.FightAsync(field, seed: 11, async _ =>
    {
        await field.Servers.KillAsync(Servers.Postgres, Deadline.Token);
        await field.Servers.StartAsync(Servers.Postgres, Deadline.Token);
    });

    [Fact]
    public Task While_the_database_is_away_its_services_ask_for_it_with_pauses_and_go_on_when_it_is_back() => Round.FightAsync(field, seed: 12, async load =>
    {
        await field.Servers.StopAsync(Servers.Postgres, Deadline.Token);
        var before = field.Servers.DatabaseProxy.Accepted;
        var asked = load.Asked;
        await Deadline.UntilAsync(() => load.Asked - asked >= 200, "200 requests of clients");
        // Each request of a client asks for a connection or two; what is beyond them the services ask for on their own.
        var tries = field.Servers.DatabaseProxy.Accepted - before;
        tries.ShouldBeLessThan(3 * (load.Asked - asked));
        await field.Servers.StartAsync(Servers.Postgres, Deadline.Token);
    });
}
