using Fixtures;

namespace Observability.Tests.Archiving;

/// <summary>The service, a process of its own, is killed with signal 9 at each step of the archiver.</summary>
public sealed class KillTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    internal const string Service = "observability";
    private const int Records = 40;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("archive.begun", 1)]
    [InlineData("archive.stored", 2)]
    [InlineData("archive.verified", 1)]
    [InlineData("archive.described", 1)]
    [InlineData("archive.described", 2)]
    [InlineData("archive.removed", 1)]
    [InlineData("archive.confirmed", 1)]
    [InlineData("archive.settled", 1)]
    [InlineData("archive.released", 1)]
    public async Task An_archiver_killed_at_any_step_loses_nothing_and_archives_nothing_twice(string step, int count)
    {
        await using var world = await ArchiveWorld.CreateAsync(postgres, Token);
        await Some.StoreAsync(world, "shop", Some.DayAgo(31), Records, Token);
        await Some.StoreAsync(world, "crm", Some.DayAgo(31), Records, Token);
        using var faults = new FaultFolder();
        faults.KillAt(Service, step, count);

        await RunUntilKilledAsync(world, faults, elasticsearch: null, Token);
        faults.IsPending(Service).ShouldBeFalse();
        await Some.StoreAsync(world, "shop", Some.DayAgo(31), 1, Token);
        var survivor = await world.StartAsync(Token);
        var report = await survivor.RunAsync(Token);

        report["succeeded"]!.GetValue<bool>().ShouldBeTrue(report.ToJsonString());
        (await world.CountAsync(Token)).ShouldBe(0);
        var found = SearchTests.Records(await survivor.LinesAsync("/archive/logs?limit=1000", Token));
        found.Count(record => (string)record["system"]! == "shop").ShouldBe(Records + 1);
        found.Count(record => (string)record["system"]! == "crm").ShouldBe(Records);
        world.Files.Count(file => file.EndsWith(".parquet", StringComparison.Ordinal)).ShouldBe(world.Files.Count(file => file.EndsWith(".json", StringComparison.Ordinal)));
        (await world.ScalarAsync<long>("SELECT count(*) FROM archiving.attempts", Token)).ShouldBe(0);
        Directory.GetFiles(Path.Combine(world.Folder, "drafts")).ShouldBeEmpty();
    }

    /// <summary>Has the archiver run in a process of its own, which dies of it.</summary>
    internal static async Task RunUntilKilledAsync(ArchiveWorld world, FaultFolder faults, string? elasticsearch, CancellationToken cancellationToken)
    {
        var builder = DistributedApplicationTestingBuilder.Create();
        var project = builder.AddProject<ObservabilityProject>(Service).WithHttpEndpoint().WithHttpHealthCheck("/health")
            .WithEnvironment("ConnectionStrings__telemetrydb", world.ConnectionString)
            .WithEnvironment("Observability__Archive__Folder", world.Folder);
        if (elasticsearch is not null)
            project.WithEnvironment("ConnectionStrings__elasticsearch-retention", elasticsearch);
        foreach (var (name, value) in faults.EnvironmentOf(Service))
            project.WithEnvironment(name, value);
        await using var application = await builder.BuildAsync(cancellationToken);
        await application.StartAsync(cancellationToken);
        await application.ResourceNotifications.WaitForResourceHealthyAsync(Service, WaitBehavior.StopOnResourceUnavailable, cancellationToken);
        using var client = application.CreateHttpClient(Service);
        await Should.ThrowAsync<HttpRequestException>(() => client.PostAsync(new Uri("/archive/runs", UriKind.Relative), null, cancellationToken));
    }
}
