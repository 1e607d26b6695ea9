using System.Globalization;
using Simulator.Load;
using Simulator.Randomness;
using Endurance.Faults;
using Endurance.Ledger;
using Endurance.Load;
using Endurance.Poison;
using Endurance.Running;
using Endurance.Witnessing;

namespace Endurance.Trials;

/// <summary>Lets people work while things go wrong, waits until everything rests, and draws the balance of all that happened so far.</summary>
/// <param name="system">The system.</param>
/// <param name="people">Who works with it.</param>
/// <param name="ordersPerMinute">How many orders they begin in a minute.</param>
/// <param name="tell">Is told how it goes on, a line at a time.</param>
/// <param name="time">The clock.</param>
internal sealed class Trial(RunningSystem system, Staff people, int ordersPerMinute, Action<string> tell, TimeProvider time)
{
    private static readonly TimeSpan RestLimit = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>How long a fault may take until it is mended; starting everything again with two instances takes the longest.</summary>
    private static readonly TimeSpan FaultLimit = TimeSpan.FromMinutes(4);

    /// <summary>How long people work without anything new going wrong, before the first fault and after the last.</summary>
    private static readonly TimeSpan Calm = TimeSpan.FromSeconds(4);
    private readonly PoisonBook _poison = new(time);

    /// <summary>Runs a scenario.</summary>
    /// <param name="scenario">What goes wrong.</param>
    /// <param name="seed">Draws everything.</param>
    /// <param name="cancellationToken">Gives up.</param>
    internal async Task<Balance> RunAsync(Scenario scenario, Seed seed, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        var random = seed.For(scenario.Name, 0);
        await _poison.SendAsync(system.Run, random, cancellationToken);

        var state = await WorkAsync(scenario, seed, random, cancellationToken);
        tell(Text($"{scenario.Name}: {state.Begun} orders begun, {state.Completed} completed, {state.Failed} failed after {Seconds(started)}"));

        await system.Run.UntilHealthyAsync(cancellationToken);
        var balance = await BalanceAtRestAsync(cancellationToken);
        tell(Text($"{scenario.Name}: at rest after {Seconds(started)}"));
        return balance with { Findings = [.. balance.Findings, .. state.Errors.Values.Select(error => new Finding(FindingKind.Unfinished, Text($"{error.Count} times: {error.Example}")))] };
    }

    /// <summary>Lets people work until everything has gone wrong and been mended, and they have come to an end.</summary>
    private async Task<LoadState> WorkAsync(Scenario scenario, Seed seed, Random random, CancellationToken cancellationToken)
    {
        using var noMore = new CancellationTokenSource();
        using var abandon = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var work = people.WorkAsync(new Seed(seed.Derive(scenario.Name, 0)), ordersPerMinute, new LoadJournal(), noMore.Token, abandon.Token);
        try
        {
            await Task.Delay(Calm, time, cancellationToken);
            foreach (var fault in scenario.Faults)
            {
                await BefallAsync(fault, random, cancellationToken);
                await Moment.PassAsync(random, 0, 2, cancellationToken);
            }

            await Task.Delay(Calm, time, cancellationToken);
            await noMore.CancelAsync();
            return await work;
        }
        catch
        {
            await abandon.CancelAsync();
            await ((Task)work).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            throw;
        }
    }

    private async Task BefallAsync(IFault fault, Random random, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        using var limit = new CancellationTokenSource(FaultLimit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            await fault.BefallAsync(system, random, either.Token);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            var trouble = limit.IsCancellationRequested ? Text($"is not mended after {Seconds(started)}") : "could not be brought about or mended";
            throw new InvalidOperationException($"{fault.Name} {trouble}: {exception.Message}", exception);
        }

        tell(Text($"  {fault.Name} ({Seconds(started)})"));
    }

    /// <summary>Draws the balance again until nothing is wrong, or the time for that is over: what is on its way counts as missing at first.</summary>
    private async Task<Balance> BalanceAtRestAsync(CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        while (true)
        {
            var balance = Balance.Of(people.Changes.Fates, _poison, await SystemReader.ReadAsync(system, cancellationToken));
            if (balance.Findings.Count == 0 || time.GetElapsedTime(started) > RestLimit)
                return balance;
            await Task.Delay(Pause, time, cancellationToken);
        }
    }

    private string Seconds(long started) => Text($"{time.GetElapsedTime(started).TotalSeconds:0.0} s");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
