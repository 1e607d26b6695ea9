using Simulator.Apis;
using Simulator.CommandLine;
using Simulator.Faults;
using Simulator.Load;
using Simulator.Orders;
using Simulator.Personas;
using Simulator.Randomness;
using Simulator.Tests.Stub;

namespace Simulator.Tests.Load;

public sealed class LoadRunTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task Abandoned_it_begins_no_more_though_its_plan_has_no_end()
    {
        await using var system = await StubSystem.StartAsync();
        using var abandon = new CancellationTokenSource();
        using var clients = new ServiceClients(ServiceName.All.ToDictionary(service => service, service => new Uri($"{system.AddressOf(service)}/")), TimeProvider.System);
        var journal = new LoadJournal();
        var seed = new Seed(1);
        var stage = new Stage(clients, seed, 1, Limit, journal, TimeProvider.System, abandon.Token);
        var planner = new OrderPlanner(seed, FaultGrades.None, PersonaMix.Usual, mostTriangles: 500, TimeSpan.Zero);
        system.Intercept = async _ =>
        {
            await abandon.CancelAsync();
            return false;
        };

        var run = new LoadRun(new LoadPlan(RateProfile.Steady(600), null, null, 1), planner, stage.Flow, journal, TimeProvider.System);
        await run.RunAsync(CancellationToken.None, abandon.Token).WaitAsync(Limit, TestContext.Current.CancellationToken);

        journal.State().Begun.ShouldBePositive();
        journal.State().Unfinished.ShouldBe(journal.State().Begun);
    }
}
