using System.Text.Json.Nodes;
using Fixtures;

namespace Observability.Tests.Archiving;

public sealed class SearchTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Archived_records_are_found_in_place_by_every_criterion_in_the_order_of_time()
    {
        await using var world = await ArchiveWorld.CreateAsync(postgres, Token);
        await Some.StoreAsync(world, "shop", Some.DayAgo(32), 10, Token);
        await Some.StoreAsync(world, "crm", Some.DayAgo(32), 10, Token);
        await Some.StoreAsync(world, "shop", Some.DayAgo(31), 10, Token);
        var trace = Guid.NewGuid().ToByteArray();
        await Some.StoreAsync(world, new Row("mes", Some.DayAgo(31).ToDateTime(new TimeOnly(12, 0), DateTimeKind.Utc)) { TraceId = trace, EventName = "mes.operation_started" }, Token);
        var service = await world.StartAsync(Token);
        await service.RunAsync(Token);

        var all = Records(await service.LinesAsync("/archive/logs", Token));
        all.Count.ShouldBe(31);
        all.Select(record => (string)record["time"]!).ShouldBeInOrder();
        ((string)all[0]["time"]!).ShouldEndWith("00.000000007Z");
        Records(await service.LinesAsync("/archive/logs?order=S-100003", Token)).Count.ShouldBe(3);
        Records(await service.LinesAsync("/archive/logs?order=S-100003&system=crm", Token)).Count.ShouldBe(1);
        Records(await service.LinesAsync("/archive/logs?severity=ERROR", Token)).Count.ShouldBe(3);
        Records(await service.LinesAsync("/archive/logs?event=mes.operation_started", Token)).Count.ShouldBe(1);
        Records(await service.LinesAsync($"/archive/logs?trace={Convert.ToHexString(trace)}", Token)).Count.ShouldBe(1);
        Records(await service.LinesAsync("/archive/logs?text=MOVED%20on", Token)).Count.ShouldBe(30);
        Records(await service.LinesAsync($"/archive/logs?from={Some.DayAgo(31):yyyy-MM-dd}T00:00:00Z", Token)).Count.ShouldBe(11);
        Records(await service.LinesAsync($"/archive/logs?to={Some.DayAgo(32):yyyy-MM-dd}T12:00:00Z", Token)).Count.ShouldBe(12);

        var limited = await service.LinesAsync("/archive/logs?limit=5", Token);
        Records(limited).Count.ShouldBe(5);
        ((bool)limited[^1]["more"]!).ShouldBeTrue();
        ((int)limited[^1]["filesRead"]!).ShouldBe(2, "the files of the next day need not be opened");
    }

    [Fact]
    public async Task Statistics_rule_out_files_and_row_groups()
    {
        await using var world = await ArchiveWorld.CreateAsync(postgres, Token);
        var noon = Some.DayAgo(31).ToDateTime(new TimeOnly(12, 0), DateTimeKind.Utc);
        for (var hour = 0; hour < 4; hour++)
            await Some.StoreAsync(world, new Row("shop", noon.AddHours(hour)) { Body = new string('x', 8_400_000), Severity = (short)(hour == 3 ? 17 : 9) }, Token);
        await Some.StoreAsync(world, "crm", Some.DayAgo(31), 1, Token);
        var service = await world.StartAsync(Token);
        await service.RunAsync(Token);

        var severe = (await service.LinesAsync("/archive/logs?severity=WARN", Token))[^1];
        ((int)severe["found"]!).ShouldBe(1);
        ((int)severe["filesPassedOver"]!).ShouldBe(1);
        ((int)severe["rowGroupsRead"]!).ShouldBe(1);
        ((int)severe["rowGroupsPassedOver"]!).ShouldBe(3);
        ((int)(await service.LinesAsync($"/archive/logs?system=shop&from={noon.AddHours(1):O}&to={noon.AddHours(2):O}", Token))[^1]["rowGroupsRead"]!).ShouldBe(1);
    }

    [Fact]
    public async Task A_damaged_file_is_named_and_skipped_and_the_others_go_on()
    {
        await using var world = await ArchiveWorld.CreateAsync(postgres, Token);
        foreach (var days in new[] { 35, 34, 33, 32, 31 })
            await Some.StoreAsync(world, "shop", Some.DayAgo(days), 10, Token);
        var service = await world.StartAsync(Token);
        await service.RunAsync(Token);
        var files = world.Files.Where(file => file.EndsWith(".parquet", StringComparison.Ordinal)).ToList();
        await FlipAsync(files[0]);
        await File.WriteAllBytesAsync(files[1], (await File.ReadAllBytesAsync(files[1], Token))[..^100], Token);
        File.Delete(files[2]);
        await File.WriteAllTextAsync(Path.ChangeExtension(files[3], ".json"), "{", Token);

        foreach (var path in new[] { "/archive/logs", "/archive/verification" })
        {
            var lines = await service.LinesAsync(path, Token);
            var skipped = lines.Where(line => line["skipped"] is not null).ToDictionary(line => (string)line["skipped"]!, line => (string)line["problem"]!);
            skipped.Keys.Order(StringComparer.Ordinal).ShouldBe(files[..4].Select(file => Path.GetRelativePath(world.Folder, file)));
            lines.Where(line => line["skipped"] is not null).ShouldAllBe(line => ((string)line["remedy"]!).StartsWith($"Put {(string)line["skipped"]!} and its manifest (.json) back from a copy", StringComparison.Ordinal));
            string.Join(' ', skipped.Values).ShouldSatisfyAllConditions(
                problems => problems.ShouldContain("its SHA-256 is"), problems => problems.ShouldContain("bytes instead of"),
                problems => problems.ShouldContain("the file is gone"), problems => problems.ShouldContain("cannot be read"));
            if (path == "/archive/logs")
                Records(lines).Count.ShouldBe(10);
            else
                ((int)lines[^1]["soundFiles"]!).ShouldBe(1);
        }
    }

    [Theory]
    [InlineData("severity=LOUD", "severity must be one of TRACE")]
    [InlineData("trace=12", "trace must be 32 hexadecimal digits")]
    [InlineData("limit=0", "limit must be from 1")]
    [InlineData("from=2026-01-02T00:00:00Z&to=2026-01-01T00:00:00Z", "from must be before to")]
    [InlineData("from=yesterday", "from")]
    public async Task A_question_that_makes_no_sense_is_answered_with_what_would(string query, string says)
    {
        await using var world = await ArchiveWorld.CreateAsync(postgres, Token);
        var service = await world.StartAsync(Token);

        using var answer = await service.GetAsync($"/archive/logs?{query}", Token);

        ((int)answer.StatusCode).ShouldBe(400);
        (await answer.Content.ReadAsStringAsync(Token)).ShouldContain(says);
    }

    internal static List<JsonNode> Records(IReadOnlyList<JsonNode> lines) => [.. lines.Where(line => line["time"] is not null)];

    private static async Task FlipAsync(string file)
    {
        var bytes = await File.ReadAllBytesAsync(file, Token);
        bytes[bytes.Length / 3] ^= 0x10;
        await File.WriteAllBytesAsync(file, bytes, Token);
    }
}
