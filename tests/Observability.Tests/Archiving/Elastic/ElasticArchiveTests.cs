using System.Text.Json.Nodes;
using Fixtures;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Observability.Archiving.Elastic;

namespace Observability.Tests.Archiving.Elastic;

[Collection("elasticsearch")]
public sealed class ElasticArchiveTests(ElasticFixture elastic, PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string Retention => $"--ConnectionStrings:elasticsearch-retention={elastic.ConnectionString}";

    [Fact]
    public async Task An_index_whose_newest_document_is_old_moves_to_the_archive_as_a_whole()
    {
        await elastic.StartOrSkipAsync(Token);
        await using var world = await ArchiveWorld.CreateAsync(postgres, Token);
        var (old, mixed) = (SomeDocument.System(), SomeDocument.System());
        await elastic.StoreAsync(old, [.. SomeDocument.Many(old, 33, 60), .. SomeDocument.Many(old, 32, 40)], Token);
        await elastic.StoreAsync(mixed, [.. SomeDocument.Many(mixed, 33, 6), .. SomeDocument.Many(mixed, 2, 4)], Token);
        var service = await world.StartAsync(Token, Retention);

        var report = await service.RunAsync(Token);

        report["succeeded"]!.GetValue<bool>().ShouldBeTrue(report.ToJsonString());
        report["portions"]!.AsArray().Single(portion => (string)portion!["system"]! == old)!["records"]!.GetValue<long>().ShouldBe(100);
        report["portions"]!.AsArray().ShouldNotContain(portion => (string)portion!["system"]! == mixed);
        (await elastic.DocumentsAsync($"logs-{old}.otel-default", Token)).ShouldBeEmpty();
        (await elastic.DocumentsAsync($"logs-{mixed}.otel-default", Token)).Count.ShouldBe(10);
        (await service.LinesAsync($"/archive/parts?system={old}", Token)).Select(part => ((string)part["day"]!, (long)part["records"]!))
            .ShouldBe([($"{Some.DayAgo(33):yyyy-MM-dd}", 60), ($"{Some.DayAgo(32):yyyy-MM-dd}", 40)]);
        SearchTests.Records(await service.LinesAsync($"/archive/logs?system={old}&order=S-7", Token)).Count.ShouldBe(2);
        (await service.RunAsync(Token))["portions"]!.AsArray().ShouldNotContain(portion => (string)portion!["system"]! == old);
    }

    [Fact]
    public async Task An_index_that_is_still_written_is_ended_first_and_archived_by_a_later_run()
    {
        await elastic.StartOrSkipAsync(Token);
        await using var world = await ArchiveWorld.CreateAsync(postgres, Token);
        var system = SomeDocument.System();
        await elastic.WriteAsync(system, SomeDocument.Many(system, 32, 4), Token);
        var service = await world.StartAsync(Token, Retention);

        (await service.RunAsync(Token))["portions"]!.AsArray().ShouldNotContain(portion => (string)portion!["system"]! == system);
        await elastic.WriteAsync(system, SomeDocument.Many(system, 0, 3), Token);
        (await service.RunAsync(Token))["portions"]!.AsArray().Single(portion => (string)portion!["system"]! == system)!["records"]!.GetValue<long>().ShouldBe(4);

        (await elastic.DocumentsAsync($"logs-{system}.otel-default", Token)).Keys.ShouldAllBe(id => id.StartsWith($"{system}-0-", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_document_from_the_future_does_not_keep_its_index_for_ever()
    {
        await elastic.StartOrSkipAsync(Token);
        var system = SomeDocument.System();
        await elastic.StoreAsync(system, [.. SomeDocument.Many(system, 32, 1), .. SomeDocument.Many(system, -20_000, 1)], Token);
        using var cluster = new ElasticCluster(elastic.ConnectionString);
        var streams = new ElasticStreams(cluster);

        var ended = await streams.EndedAsync(await streams.ListAsync($"logs-{system}.otel-*", Token), Token);

        ended.ShouldHaveSingleItem().LastDay.ShouldBe(Some.DayAgo(0), "it was ended today");
    }

    [Fact]
    public async Task What_a_read_only_bucket_does_not_take_stays_in_its_index_which_takes_no_more()
    {
        await elastic.StartOrSkipAsync(Token);
        await using var world = await ArchiveWorld.CreateAsync(postgres, Token);
        await using var bucket = await S3Server.StartAsync();
        var system = SomeDocument.System();
        await elastic.StoreAsync(system, SomeDocument.Many(system, 32, 5), Token);
        var service = await world.StartAsync(Token, [Retention, .. ArchivePlaceTests.Settings(bucket)]);
        bucket.IsReadOnly = true;

        ArchivePlaceTests.Problem(await service.RunAsync(Token)).ShouldContain("The archive bucket models cannot be used");
        (await elastic.DocumentsAsync($"logs-{system}.otel-default", Token)).Count.ShouldBe(5);
        (await elastic.SendAsync(HttpMethod.Get, $"logs-{system}.otel-default/_settings", null, Token)).ToJsonString().ShouldContain("\"blocks\":{\"write\":\"true\"}");

        bucket.IsReadOnly = false;
        (await service.RunAsync(Token))["succeeded"]!.GetValue<bool>().ShouldBeTrue();
        (await elastic.DocumentsAsync($"logs-{system}.otel-default", Token)).ShouldBeEmpty();
        SearchTests.Records(await service.LinesAsync($"/archive/logs?system={system}", Token)).Count.ShouldBe(5);
    }

    [Fact]
    public async Task A_size_cap_removes_the_oldest_indices_first_after_archiving_them()
    {
        await elastic.StartOrSkipAsync(Token);
        await using var world = await ArchiveWorld.CreateAsync(postgres, Token);
        var system = SomeDocument.System();
        foreach (var daysAgo in new[] { 29, 28, 27 })
            await elastic.StoreAsync(system, [($"{system}-{daysAgo}", SomeDocument.Large(system, daysAgo))], Token);
        using var cluster = new ElasticCluster(elastic.ConnectionString);
        var all = await new ElasticStreams(cluster).IndicesAsync("logs-*.otel-*", Token);
        var oldest = all.First(index => index.Name.Contains(system, StringComparison.Ordinal));
        var service = await world.StartAsync(Token, Retention, $"--Observability:Retention:MaxBytes={all.Sum(index => index.Bytes) - (oldest.Bytes / 2)}");

        var dry = await service.RunAsync(Token, dryRun: true);
        var report = await service.RunAsync(Token);

        foreach (var one in new[] { dry, report })
        {
            var portion = one["portions"]!.AsArray().ShouldHaveSingleItem()!;
            ((string)portion["reason"]!).ShouldBe("Size");
            ((string)portion["source"]!).ShouldBe(oldest.Source);
            ((long)one["freedBytes"]!).ShouldBe(oldest.Bytes);
        }

        (await elastic.DocumentsAsync($"logs-{system}.otel-default", Token)).Keys.ShouldBe([$"{system}-28", $"{system}-27"], ignoreOrder: true);
        (await service.LinesAsync($"/archive/parts?system={system}", Token)).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Restoring_gives_back_every_document_as_it_was_until_its_days_are_over()
    {
        await elastic.StartOrSkipAsync(Token);
        await using var world = await ArchiveWorld.CreateAsync(postgres, Token);
        var system = SomeDocument.System();
        await elastic.StoreAsync(system, [.. SomeDocument.Many(system, 35, 50), .. SomeDocument.Odd(system, 35)], Token);
        var before = await elastic.DocumentsAsync($"logs-{system}.otel-default", Token);
        var service = await world.StartAsync(Token, Retention);
        var run = await service.RunAsync(Token);
        run["succeeded"]!.GetValue<bool>().ShouldBeTrue(run.ToJsonString());
        (await elastic.DocumentsAsync($"logs-{system}.otel-default", Token)).ShouldBeEmpty();
        var restore = $"/archive/restorations?system={system}&from={Some.DayAgo(36):yyyy-MM-dd}T00:00:00Z&to={Some.DayAgo(34):yyyy-MM-dd}T00:00:00Z";

        (await service.LinesAsync(restore, Token)).ShouldHaveSingleItem()["alreadyThere"]!.GetValue<bool>().ShouldBeFalse();
        (await service.LinesAsync(restore, Token)).ShouldHaveSingleItem()["alreadyThere"]!.GetValue<bool>().ShouldBeTrue();

        var after = await elastic.DocumentsAsync($"logs-{system}.otel-restored", Token);
        after.Keys.Order(StringComparer.Ordinal).ShouldBe(before.Keys.Order(StringComparer.Ordinal));
        foreach (var (id, source) in after)
            JsonNode.DeepEquals(Unmarked(source), Unmarked(before[id])).ShouldBeTrue($"{id}: {source.ToJsonString()[..Math.Min(500, source.ToJsonString().Length)]}");
        (await service.RunAsync(Token))["portions"]!.AsArray().ShouldNotContain(portion => (string)portion!["system"]! == system);
        await world.ExecuteAsync("UPDATE archiving.restored SET until = now() - interval '1 minute'", Token);
        (await service.RunAsync(Token))["restoredRecordsRemoved"]!.GetValue<long>().ShouldBe(before.Count);
        (await elastic.DocumentsAsync($"logs-{system}.otel-restored", Token)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_cluster_that_is_away_is_reported_and_the_other_store_is_archived()
    {
        await using var world = await ArchiveWorld.CreateAsync(postgres, Token);
        await Some.StoreAsync(world, "shop", Some.DayAgo(31), 3, Token);
        var service = await world.StartAsync(Token, "--ConnectionStrings:elasticsearch-retention=http://127.0.0.1:1");

        var report = await service.RunAsync(Token);

        ((string)report["problems"]![0]!).ShouldStartWith("elasticsearch: ");
        ((long)report["portions"]![0]!["records"]!).ShouldBe(3);
    }

    [Fact]
    public async Task Something_else_at_the_clusters_address_is_reported_and_the_other_store_is_archived()
    {
        await using var world = await ArchiveWorld.CreateAsync(postgres, Token);
        await Some.StoreAsync(world, "shop", Some.DayAgo(31), 3, Token);
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        await using var other = builder.Build();
        other.Run(http => http.Response.WriteAsJsonAsync(new { status = "fine" }));
        await other.StartAsync(Token);
        var service = await world.StartAsync(Token, $"--ConnectionStrings:elasticsearch-retention={other.Urls.Single()}");

        var report = await service.RunAsync(Token);

        ((string)report["problems"]![0]!).ShouldStartWith("elasticsearch: ");
        ((long)report["portions"]![0]!["records"]!).ShouldBe(3);
    }

    /// <summary>The namespace is what marks a restored document.</summary>
    private static JsonObject Unmarked(JsonNode source)
    {
        var copy = source.DeepClone().AsObject();
        copy.Remove("data_stream");
        return copy;
    }
}
