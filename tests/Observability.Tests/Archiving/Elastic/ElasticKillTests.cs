using Fixtures;

namespace Observability.Tests.Archiving.Elastic;

/// <summary>The same as <see cref="KillTests"/>, on indices of Elasticsearch; here one archiver is killed after the other, each a step further on.</summary>
[Collection("elasticsearch")]
public sealed class ElasticKillTests(ElasticFixture elastic, PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    private static readonly string[] Steps =
    [
        "archive.begun", "archive.stored", "archive.verified", "archive.described", "archive.removed",
        "archive.confirmed", // The first index is in the archive; the next archiver drops it and goes on with the second.
        "archive.settled", "archive.released",
    ];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Archivers_killed_at_each_step_lose_no_document_and_archive_none_twice()
    {
        await elastic.StartOrSkipAsync(Token);
        await using var world = await ArchiveWorld.CreateAsync(postgres, Token);
        string[] systems = [SomeDocument.System(), SomeDocument.System()];
        foreach (var system in systems)
            await elastic.StoreAsync(system, [.. SomeDocument.Many(system, 33, 30), .. SomeDocument.Many(system, 32, 30)], Token);

        foreach (var step in Steps)
        {
            using var faults = new FaultFolder();
            faults.KillAt(KillTests.Service, step, count: 1);
            await KillTests.RunUntilKilledAsync(world, faults, elastic.ConnectionString, Token);
            faults.IsPending(KillTests.Service).ShouldBeFalse(step);
        }

        var survivor = await world.StartAsync(Token, $"--ConnectionStrings:elasticsearch-retention={elastic.ConnectionString}");
        var report = await survivor.RunAsync(Token);
        report["succeeded"]!.GetValue<bool>().ShouldBeTrue(report.ToJsonString());
        foreach (var system in systems)
        {
            (await elastic.DocumentsAsync($"logs-{system}.otel-default", Token)).ShouldBeEmpty();
            SearchTests.Records(await survivor.LinesAsync($"/archive/logs?limit=1000&system={system}", Token)).Count.ShouldBe(60);
            (await survivor.LinesAsync($"/archive/parts?system={system}", Token)).Count.ShouldBe(2);
        }
    }
}
