using System.Globalization;
using Simulator.Randomness;
using Endurance.Faults;
using Endurance.Ledger;
using Endurance.Load;
using Endurance.Running;
using Endurance.Trials;
using Endurance.Witnessing;

namespace Endurance.Soak;

/// <summary>Lets things go wrong for hours, in an order drawn from a seed, with a balance after each round; the first round that does not add up ends it.</summary>
/// <param name="plan">What was asked for.</param>
/// <param name="tell">Is told how it goes on, a line at a time.</param>
/// <param name="time">The clock.</param>
internal sealed class SoakRun(SoakPlan plan, Action<string> tell, TimeProvider time)
{
    /// <summary>Services are killed in the first part of the time alone: in the rest they live long enough for growth to show.</summary>
    private const double ShareWithKills = 1.0 / 3;

    /// <summary>Runs to the end; tells whether nothing was wrong.</summary>
    internal async Task<bool> RunAsync(CancellationToken cancellationToken)
    {
        await using var system = await RunningSystem.StartAsync(places => ModelDisk.Mount(places.ModelFolder), time, cancellationToken);
        await Witness.SetUpAsync(system.Run, cancellationToken);
        var sampler = new ProcessSampler(system, plan.Table, time);
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var sampling = sampler.RunAsync(enough.Token);
        var balance = await PlayAsync(system, cancellationToken);
        await enough.CancelAsync();
        await sampling.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

        tell(BalanceText.Of(balance));
        var growth = GrowthRule.Judge(sampler.Samples);
        foreach (var sentence in growth)
            tell($"growth: {sentence}");
        tell(growth.Count == 0 ? $"No process grows; see {plan.Table}." : $"See {plan.Table}.");
        return balance.Findings.Count == 0 && growth.Count == 0;
    }

    private async Task<Balance> PlayAsync(RunningSystem system, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        var seed = new Seed(plan.Seed);
        var people = new Staff(system, time);
        var trial = new Trial(system, people, plan.OrdersPerMinute, tell, time);
        for (var round = 1; ; round++)
        {
            var kills = time.GetElapsedTime(started) < plan.Duration * ShareWithKills;
            var scenario = Scenarios.Draw(round, kills, people, seed.For("round", round));
            if (round % plan.RoundsPerRestart == 0 && kills)
                scenario = scenario with { Faults = [new EverythingStartedAgain(instances: 3 - system.Run.Instances), .. scenario.Faults] };
            var balance = await trial.RunAsync(scenario, seed, cancellationToken);
            tell(string.Create(
                CultureInfo.InvariantCulture,
                $"{time.GetElapsedTime(started):hh\\:mm\\:ss} round {round}: {balance.Orders.Orders} orders, {balance.Changes.Sum(line => line.Acknowledged)} changes acknowledged, {balance.Findings.Count} findings"));
            if (balance.Findings.Count > 0 || time.GetElapsedTime(started) >= plan.Duration)
                return balance;
        }
    }
}
