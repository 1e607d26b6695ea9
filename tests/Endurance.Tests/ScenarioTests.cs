using Endurance.Faults;
using Endurance.Ledger;
using Endurance.Trials;

namespace Endurance.Tests;

/// <summary>The whole system under faults; each scenario ends with the ledger of all that has happened so far.</summary>
[TestCaseOrderer(typeof(InTheOrderOfTheScenarios))]
public sealed class ScenarioTests(EnduringSystem enduring) : IClassFixture<EnduringSystem>
{
    internal static readonly string[] Order =
    [
        Scenarios.ServicesKilled, Scenarios.BrokerAway, Scenarios.DatabaseAway, Scenarios.LinesCut, Scenarios.DiskFull, Scenarios.TwoInstances,
    ];

    [Theory]
    [InlineData(Scenarios.ServicesKilled)]
    [InlineData(Scenarios.BrokerAway)]
    [InlineData(Scenarios.DatabaseAway)]
    [InlineData(Scenarios.LinesCut)]
    [InlineData(Scenarios.DiskFull)]
    [InlineData(Scenarios.TwoInstances)]
    public async Task Nothing_is_lost_and_nothing_takes_effect_twice(string scenario)
    {
        if (scenario == Scenarios.DiskFull && !ModelDisk.IsMounted(enduring.System.Surroundings.ModelFolder))
            Assert.Skip("a small file system to fill can be mounted by root alone");

        var balance = await enduring.Trial.RunAsync(Scenarios.Of(scenario, enduring.People), enduring.Seed, TestContext.Current.CancellationToken);

        var ledger = BalanceText.Of(balance);
        EnduringSystem.Tell(ledger);
        balance.Findings.ShouldBeEmpty(ledger);
        balance.Orders.Orders.ShouldBePositive();
    }
}
