using System.Text.Json.Nodes;
using Fixtures;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace Observability.Tests.Archiving;

public sealed class RestoreTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static string Range => $"from={Some.DayAgo(60):yyyy-MM-dd}T00:00:00Z&to={Some.DayAgo(1):yyyy-MM-dd}T00:00:00Z";

    [Property(MaxTest = 20, Arbitrary = [typeof(RowGenerators)])]
    public async Task<bool> Archiving_and_restoring_gives_back_every_record_as_it_was(List<Row> rows)
    {
        await using var world = await ArchiveWorld.CreateAsync(postgres, Token);
        foreach (var row in rows)
            await Some.StoreAsync(world, row, Token);
        var before = await world.RecordsAsync(Token);
        var service = await world.StartAsync(Token);

        await service.RunAsync(Token);
        (await world.CountAsync(Token)).ShouldBe(0);
        await world.ExecuteAsync("DELETE FROM sources", Token);
        await service.LinesAsync($"/archive/restorations?{Range}", Token);

        (await world.RecordsAsync(Token)).ShouldBe(before);
        return true;
    }

    [Fact]
    public async Task Restored_records_are_neither_restored_twice_nor_archived_again_and_go_when_their_days_are_over()
    {
        await using var world = await ArchiveWorld.CreateAsync(postgres, Token);
        await Some.StoreAsync(world, "shop", Some.DayAgo(31), 6, Token);
        await Some.StoreAsync(world, "crm", Some.DayAgo(31), 6, Token);
        var service = await world.StartAsync(Token);
        await service.RunAsync(Token);

        (await service.LinesAsync($"/archive/restorations?{Range}&system=shop", Token)).ShouldHaveSingleItem()["alreadyThere"]!.GetValue<bool>().ShouldBeFalse();
        (await service.LinesAsync($"/archive/restorations?{Range}&system=shop", Token)).ShouldHaveSingleItem()["alreadyThere"]!.GetValue<bool>().ShouldBeTrue();
        (await world.CountAsync(Token)).ShouldBe(6);
        await Some.StoreAsync(world, "shop", Some.DayAgo(31), 2, Token);
        ((long)(await service.RunAsync(Token))["portions"]![0]!["records"]!).ShouldBe(2, "a late record of the same day is no restored one");
        (await world.CountAsync(Token)).ShouldBe(6);

        await world.ExecuteAsync("UPDATE archiving.restored SET until = now() - interval '1 minute'", Token);
        ((long)(await service.RunAsync(Token))["restoredRecordsRemoved"]!).ShouldBe(6);
        (await world.CountAsync(Token)).ShouldBe(0);
        await service.RunAsync(Token);
        (await world.ScalarAsync<bool>($"SELECT to_regclass('logs_{Some.DayAgo(31):yyyyMMdd}') IS NULL", Token)).ShouldBeTrue();
    }

    [Fact]
    public async Task Records_with_ten_thousand_attributes_or_ten_megabytes_of_text_are_archived_like_any_other()
    {
        await using var world = await ArchiveWorld.CreateAsync(postgres, Token);
        var time = Some.DayAgo(31).ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
        var attributes = new JsonObject(Enumerable.Range(0, 10_000).Select(number => KeyValuePair.Create($"attribute.{number}", (JsonNode?)$"value {number}")));
        await Some.StoreAsync(world, new Row("shop", time) { Attributes = attributes.ToJsonString() }, Token);
        for (var second = 1; second <= 5; second++)
            await Some.StoreAsync(world, new Row("shop", time.AddSeconds(second)) { Body = new string((char)('a' + second), 10_000_000) }, Token);
        var before = await world.RecordsAsync(Token);
        var service = await world.StartAsync(Token);

        (await service.RunAsync(Token))["succeeded"]!.GetValue<bool>().ShouldBeTrue();
        new FileInfo(world.Files.Single(file => file.EndsWith(".parquet", StringComparison.Ordinal))).Length.ShouldBeLessThan(1_000_000);
        await service.LinesAsync($"/archive/restorations?{Range}", Token);

        (await world.RecordsAsync(Token)).ShouldBe(before);
    }

    [Fact]
    public async Task A_restore_must_say_from_when_to_when()
    {
        await using var world = await ArchiveWorld.CreateAsync(postgres, Token);
        var service = await world.StartAsync(Token);

        using var answer = await service.PostAsync("/archive/restorations?system=shop", Token);

        ((int)answer.StatusCode).ShouldBe(400);
    }

    /// <summary>Rows with all that columns can hold: any text, absent values, JSON of any shape, times to the nanosecond.</summary>
    private static class RowGenerators
    {
        private static Gen<string> Text => ArbMap.Default.GeneratorFor<NonNull<string>>().Select(text => new string([.. text.Get.Where(letter => letter != '\0' && !char.IsSurrogate(letter))]));

        private static Gen<string?> OptionalText => Gen.Frequency((1, Gen.Constant<string?>(null)), (4, Text.Select(text => (string?)text)));

        private static Gen<JsonNode?> Json(int depth) => depth == 0
            ? Gen.OneOf(Gen.Constant<JsonNode?>(null), Text.Select(text => (JsonNode?)text), ArbMap.Default.GeneratorFor<long>().Select(number => (JsonNode?)number), ArbMap.Default.GeneratorFor<NormalFloat>().Select(number => (JsonNode?)number.Get))
            : Gen.OneOf(Json(0), Json(depth - 1).ListOf(3).Select(items => (JsonNode?)new JsonArray([.. items.Select(item => item?.DeepClone())])), Object(depth - 1).Select(item => (JsonNode?)item));

        public static Arbitrary<List<Row>> Rows() => Gen.ListOf(RowGen()).Select(rows => rows.Take(30).ToList()).ToArbitrary();

        private static Gen<JsonObject> Object(int depth) => Gen.Zip(Text, Json(depth)).ListOf(4).Select(members =>
            new JsonObject(members.DistinctBy(member => member.Item1).Select(member => KeyValuePair.Create(member.Item1, member.Item2?.DeepClone()))));

        private static Gen<Row> RowGen() =>
            from system in Gen.Elements("shop", "a/b..c", "Größe 3", "..", new string('s', 300))
            from micros in Gen.Choose(0, 86_399).SelectMany(seconds => Gen.Choose(0, 999_999).Select(rest => (seconds * 1_000_000L) + rest))
            from day in Gen.Choose(31, 33)
            from nanos in Gen.Choose(0, 999)
            from severity in Gen.Choose(0, 24)
            from texts in OptionalText.ListOf(7)
            from ids in ArbMap.Default.GeneratorFor<bool>().Two()
            from attributes in Object(3)
            let time = Some.DayAgo(day).ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc).AddTicks(micros * 10)
            select new Row(system, time)
            {
                Nanos = (short)nanos, Severity = (short)severity, SeverityText = texts[0], EventName = texts[1], OrderId = texts[2], CustomerId = texts[3], ExceptionType = texts[4], Body = texts[5],
                Observed = texts[6] is null ? null : time.AddTicks(10), TraceId = ids.Item1 ? Guid.NewGuid().ToByteArray() : null, SpanId = ids.Item2 ? Guid.NewGuid().ToByteArray()[..8] : null,
                Attributes = attributes.ToJsonString(),
            };
    }
}
