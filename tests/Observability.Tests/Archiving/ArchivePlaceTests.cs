using System.Diagnostics;
using System.Net;
using System.Text.Json.Nodes;
using Fixtures;
using Microsoft.Extensions.Options;

namespace Observability.Tests.Archiving;

/// <summary>Places for the archive: a bucket, and folders and buckets that do not take what they are given.</summary>
public sealed class ArchivePlaceTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_bucket_is_archived_into_searched_verified_and_restored_from()
    {
        await using var bucket = await S3Server.StartAsync();
        await using var world = await ArchiveWorld.CreateAsync(postgres, Token);
        await Some.StoreAsync(world, "shop", Some.DayAgo(31), 20, Token);
        var before = await world.RecordsAsync(Token);
        var service = await StartAsync(world, bucket);

        (await service.RunAsync(Token))["succeeded"]!.GetValue<bool>().ShouldBeTrue();

        (await world.CountAsync(Token)).ShouldBe(0);
        bucket.UnsignedRequests.ShouldBe(0);
        SearchTests.Records(await service.LinesAsync("/archive/logs?order=S-100007", Token)).Count.ShouldBe(1);
        ((int)(await service.LinesAsync("/archive/verification", Token))[^1]["soundFiles"]!).ShouldBe(1);
        await service.LinesAsync($"/archive/restorations?from={Some.DayAgo(31):yyyy-MM-dd}T00:00:00Z&to={Some.DayAgo(30):yyyy-MM-dd}T00:00:00Z", Token);
        (await world.RecordsAsync(Token)).ShouldBe(before);

        var file = (string)(await service.LinesAsync("/archive/parts", Token))[0]["file"]!;
        bucket[$"archive/{file}"][100] ^= 1;
        (await service.LinesAsync("/archive/verification", Token))[0]["skipped"]!.GetValue<string>().ShouldBe(file);
    }

    [Theory]
    [InlineData("full")]
    [InlineData("read-only")]
    public async Task A_bucket_that_takes_nothing_costs_no_record_and_the_next_run_makes_up_for_it(string kind)
    {
        await using var bucket = await S3Server.StartAsync();
        await using var world = await ArchiveWorld.CreateAsync(postgres, Token);
        await Some.StoreAsync(world, "shop", Some.DayAgo(31), 5, Token);
        var service = await StartAsync(world, bucket);
        (bucket.IsFull, bucket.IsReadOnly) = (kind == "full", kind == "read-only");

        Problem(await service.RunAsync(Token)).ShouldContain(kind == "full" ? "The archive bucket models is full" : "The archive bucket models cannot be used");
        (await world.CountAsync(Token)).ShouldBe(5);

        (bucket.IsFull, bucket.IsReadOnly) = (false, false);
        (await service.RunAsync(Token))["succeeded"]!.GetValue<bool>().ShouldBeTrue();
        (await world.CountAsync(Token)).ShouldBe(0);
        SearchTests.Records(await service.LinesAsync("/archive/logs", Token)).Count.ShouldBe(5);
    }

    [Fact]
    public async Task A_disk_that_is_full_or_read_only_costs_no_record()
    {
        await using var world = await ArchiveWorld.CreateAsync(postgres, Token);
        var time = Some.DayAgo(31).ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
        for (var second = 0; second < 30; second++)
            await Some.StoreAsync(world, new Row("shop", time.AddSeconds(second)) { Body = Some.Noise(100_000, second) }, Token);
        Assert.SkipUnless(Environment.UserName == "root", "Only root can mount a small file system.");
        Assert.SkipUnless(Run("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", world.Folder), "Mounting is not allowed here.");
        try
        {
            var service = await world.StartAsync(Token);
            Problem(await service.RunAsync(Token)).ShouldContain($"The archive folder {world.Folder} is full");
            (await world.CountAsync(Token)).ShouldBe(30);

            await using var bucket = await S3Server.StartAsync();
            Problem(await (await StartAsync(world, bucket)).RunAsync(Token)).ShouldContain($"The folder of temporary files {world.Folder}/drafts is full");

            Run("mount", "-o", "remount,ro", world.Folder).ShouldBeTrue();
            Problem(await service.RunAsync(Token)).ShouldContain($"The archive folder {world.Folder} cannot be used");
            (await world.CountAsync(Token)).ShouldBe(30);

            Run("mount", "-o", "remount,rw,size=16m", world.Folder).ShouldBeTrue();
            (await service.RunAsync(Token))["succeeded"]!.GetValue<bool>().ShouldBeTrue();
            (await world.CountAsync(Token)).ShouldBe(0);
        }
        finally
        {
            Run("umount", "-l", world.Folder);
        }
    }

    [Fact]
    public async Task Settings_of_the_archive_are_checked_at_the_start()
    {
        await using var world = await ArchiveWorld.CreateAsync(postgres, Token);

        (await Should.ThrowAsync<OptionsValidationException>(() => world.StartAsync(Token, "--Observability:Archive:Kind=S3", "--Observability:Archive:S3:PathStyle=true"))).Message
            .ShouldBe("Observability:Archive:S3:Bucket is missing; name an existing bucket.; Observability:Archive:S3 needs Region (for Amazon S3) or Endpoint (for another service).");
        (await Should.ThrowAsync<OptionsValidationException>(() => world.StartAsync(Token, "--Observability:Retention:Systems:shop:Days=0"))).Message
            .ShouldBe("Observability:Retention:Systems:shop:Days must be from 1 to 3650, but is 0.");
    }

    [Fact]
    public async Task An_answer_that_cannot_be_completed_says_so_in_its_last_line()
    {
        await using var bucket = await S3Server.StartAsync();
        await using var world = await ArchiveWorld.CreateAsync(postgres, Token);
        await Some.StoreAsync(world, "shop", Some.DayAgo(32), 1, Token);
        await Some.StoreAsync(world, "shop", Some.DayAgo(31), 1, Token);
        var service = await StartAsync(world, bucket);
        await service.RunAsync(Token);
        var second = (string)(await service.LinesAsync("/archive/parts", Token))[1]["file"]!;
        bucket.Refused = $"archive/{second}";

        var lines = await service.LinesAsync("/archive/logs", Token);

        SearchTests.Records(lines).Count.ShouldBe(1);
        ((string)lines[^1]["failed"]!).ShouldBe("The archive bucket models cannot be used: AccessDenied");
    }

    [Fact]
    public async Task A_connection_that_breaks_in_the_midst_of_a_file_is_not_blamed_on_the_folder_of_temporary_files()
    {
        await using var bucket = await S3Server.StartAsync();
        await using var world = await ArchiveWorld.CreateAsync(postgres, Token);
        await Some.StoreAsync(world, "shop", Some.DayAgo(31), 1, Token);
        var service = await StartAsync(world, bucket);
        await service.RunAsync(Token);
        var file = (string)(await service.LinesAsync("/archive/parts", Token))[0]["file"]!;
        var drafts = Path.Combine(world.Folder, "drafts");
        bucket.BrokenOff = ($"archive/{file}", () => Polling.UntilAsync(() => Task.FromResult(Directory.GetFiles(drafts).Length), count => count > 0, "the copy being begun", TimeSpan.FromSeconds(20)));

        using var answer = await service.GetAsync("/archive/logs", Token);

        answer.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        ((string)JsonNode.Parse(await answer.Content.ReadAsStringAsync(Token))!["detail"]!).ShouldStartWith($"{file} could not be fetched from the archive bucket models: ");
        Directory.GetFiles(drafts).ShouldBeEmpty();
    }

    private static Task<ArchiveClient> StartAsync(ArchiveWorld world, S3Server bucket) => world.StartAsync(Token, Settings(bucket));

    internal static string[] Settings(S3Server bucket) =>
    [
        "--Observability:Archive:Kind=S3", $"--Observability:Archive:S3:Endpoint={bucket.Address}", $"--Observability:Archive:S3:Bucket={S3Server.Bucket}",
        "--Observability:Archive:S3:PathStyle=true", "--Observability:Archive:S3:AccessKey=key", "--Observability:Archive:S3:SecretKey=secret",
    ];

    internal static string Problem(JsonNode report) => string.Join('\n', [.. report["problems"]!.AsArray().Select(problem => (string)problem!), .. report["portions"]!.AsArray().Select(portion => (string?)portion!["problem"])]);

    private static bool Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}
