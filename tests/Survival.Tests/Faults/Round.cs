using Survival.Tests.Battle;
using Survival.Tests.Ledgers;

namespace Survival.Tests.Faults;

/// <summary>One load with a fault in its middle, and the ledger at its end.</summary>
internal static class Round
{
    private static int _rounds;

    /// <summary>Runs a load, lets it get going, has the fault happen, lets it go on, and holds the ledger to what is promised.</summary>
    internal static async Task FightAsync(Battlefield field, int seed, Func<Load, Task> fault, params string[] publishers)
    {
        try
        {
            await FightOnAsync(field, seed, fault, publishers);
        }
        catch (Exception)
        {
            TestContext.Current.TestOutputHelper?.WriteLine(field.Workers.LastOutput());
            throw;
        }
    }

    private static async Task FightOnAsync(Battlefield field, int seed, Func<Load, Task> fault, string[] publishers)
    {
        await field.MendAsync(Deadline.Token);
        var clients = publishers is [] ? [field.Workers.Client(Workers.First(Workers.Publisher))] : publishers.Select(field.Workers.Client).ToArray();
        var load = new Load($"round-{Interlocked.Increment(ref _rounds)}", seed, clients);
        var running = load.RunAsync(Deadline.Token);
        try
        {
            await load.GoOnAsync(20);
            await fault(load);
            await load.GoOnAsync(20);
        }
        finally
        {
            load.Finish();
        }

        await running.WaitAsync(TimeSpan.FromSeconds(60), TimeProvider.System, Deadline.Token);
        var ledger = await LedgerReader.ReadAsync(field.Servers, load, Deadline.Token);
        TestContext.Current.TestOutputHelper?.WriteLine($"seed {seed}: {ledger}");
        ledger.ShouldBalance();
    }
}
