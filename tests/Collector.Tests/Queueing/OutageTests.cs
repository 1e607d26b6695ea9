using System.Net;
using Collector.Queueing;
using Collector.Tests.Ingest;
using Collector.Tests.Otlp;
using Collector.Tests.Storage;
using Fixtures;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using static Collector.Tests.Storage.StoredEvents;

namespace Collector.Tests.Queueing;

/// <summary>What becomes of records that come while the database is away.</summary>
public sealed class OutageTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>, IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("queue").FullName;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task What_came_during_an_outage_is_stored_once_afterwards_although_the_collector_was_restarted_in_between()
    {
        var database = await postgres.CreateDatabaseAsync(Token);
        await using (await OutageAsync(database))
        {
            await using (var collector = await StartAsync(database))
            {
                for (var number = 0; number < 30; number++)
                    (await SendAsync(collector, $"{number}")).Status.ShouldBe("0");
                (await collector.Http.PostAsync("/v1/traces", Traces(), Token)).StatusCode.ShouldBe(HttpStatusCode.OK);
            }

            await using (var collector = await StartAsync(database))
                (await SendAsync(collector, "30")).Status.ShouldBe("0");
        }

        await using var last = await StartAsync(database);
        await UntilDrainedAsync(last);
        (await SendAsync(last, "31")).Status.ShouldBe("0");
        (await EventsAsync(database)).Order().ShouldBe(Enumerable.Range(0, 32).Select(number => $"{number}").Order());
        (await CountAsync(database, "SELECT count(*) FROM spans")).ShouldBe(1);
        (await CountAsync(database, "SELECT count(*) FROM logs WHERE source_id NOT IN (SELECT id FROM sources)")).ShouldBe(0);
    }

    [Fact]
    public async Task An_outage_in_the_middle_of_a_life_loses_nothing_and_stores_nothing_twice()
    {
        var database = await postgres.CreateDatabaseAsync(Token);
        await using var collector = await StartAsync(database);
        (await SendAsync(collector, "before")).Status.ShouldBe("0");
        await using (await DatabaseOutage.BeginAsync(postgres.ConnectionString, database, Token))
        {
            var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(number => SendAsync(collector, $"{number}")));
            answers.ShouldAllBe(answer => answer.Status == "0");
        }

        await UntilDrainedAsync(collector);
        (await EventsAsync(database)).Order().ShouldBe(Enumerable.Range(0, 50).Select(number => $"{number}").Append("before").Order());
    }

    [Fact]
    public async Task Files_that_were_stored_but_not_removed_before_a_crash_are_not_stored_again()
    {
        var database = await postgres.CreateDatabaseAsync(Token);
        var copy = Directory.CreateTempSubdirectory("queue-copy").FullName;
        await using (await OutageAsync(database))
        await using (var collector = await StartAsync(database))
        {
            (await SendAsync(collector, "once")).Status.ShouldBe("0");
        }

        var file = Directory.GetFiles(Path.Combine(_folder, "Logs")).ShouldHaveSingleItem();
        File.Copy(file, Path.Combine(copy, Path.GetFileName(file)));
        await using (var collector = await StartAsync(database))
            await UntilDrainedAsync(collector);
        File.Copy(Path.Combine(copy, Path.GetFileName(file)), file);
        await using (var collector = await StartAsync(database))
            await UntilDrainedAsync(collector);

        (await EventsAsync(database)).ShouldBe(["once"]);
        Directory.Delete(copy, recursive: true);
    }

    [Fact]
    public async Task A_damaged_file_is_kept_for_people_and_the_others_are_stored()
    {
        var database = await postgres.CreateDatabaseAsync(Token);
        await using (await OutageAsync(database))
        {
            for (var number = 0; number < 2; number++)
            {
                await using var collector = await StartAsync(database);
                (await SendAsync(collector, $"{number}")).Status.ShouldBe("0");
            }
        }

        var first = Directory.GetFiles(Path.Combine(_folder, "Logs")).Order().First();
        await using (var stream = new FileStream(first, FileMode.Open))
        {
            stream.Position = stream.Length - 3;
            stream.WriteByte(0xFF);
        }

        var broken = await File.ReadAllBytesAsync(first, Token);
        await using (var collector = await StartAsync(database))
            await UntilDrainedAsync(collector);
        (await EventsAsync(database)).ShouldBe(["1"]);
        File.Exists(first).ShouldBeFalse();
        (await File.ReadAllBytesAsync(first + QueueFolder.DamagedExtension, Token)).ShouldBe(broken);
    }

    [Fact]
    public async Task Damaged_files_take_room_until_a_start_without_them()
    {
        var database = await postgres.CreateDatabaseAsync(Token);
        var folder = Directory.CreateDirectory(Path.Combine(_folder, "Logs")).FullName;
        var damaged = Path.Combine(folder, "000000000001.queue" + QueueFolder.DamagedExtension);
        await File.WriteAllBytesAsync(damaged, new byte[2_000], Token);
        await using (await OutageAsync(database))
        {
            await using (var collector = await StartAsync(database, "--Collector:QueueMaxBytes=2000", "--Collector:AnswerTimeout=00:00:00.3"))
                (await SendAsync(collector, "no room")).Status.ShouldBe("14");

            File.Delete(damaged);
            await using (var collector = await StartAsync(database, "--Collector:QueueMaxBytes=2000", "--Collector:AnswerTimeout=00:00:00.3"))
                (await SendAsync(collector, "fits")).Status.ShouldBe("0");
        }

        await using (var collector = await StartAsync(database))
            await UntilDrainedAsync(collector);
        (await EventsAsync(database)).ShouldBe(["fits"]);
    }

    [Fact]
    public async Task When_the_queue_is_full_senders_are_told_to_come_again()
    {
        var database = await postgres.CreateDatabaseAsync(Token);
        await using (await OutageAsync(database))
        {
            await using var collector = await StartAsync(database, "--Collector:QueueMaxBytes=2000", "--Collector:AnswerTimeout=00:00:00.3");
            (await SendAsync(collector, "fits")).Status.ShouldBe("0");
            (await SendAsync(collector, "too long", new string('x', 3_000))).Status.ShouldBe("14");
        }

        await using (var collector = await StartAsync(database))
            await UntilDrainedAsync(collector);
        (await EventsAsync(database)).ShouldBe(["fits"]);
    }

    [Fact]
    public async Task A_folder_that_cannot_be_used_is_named_at_the_start()
    {
        var database = await postgres.CreateDatabaseAsync(Token);
        var file = Path.Combine(_folder, "file");
        await File.WriteAllTextAsync(file, "not a folder", Token);

        var fault = await Should.ThrowAsync<InvalidOperationException>(async () => await CollectorHost.StartAsync(database, Token, $"--Collector:QueueFolder={file}"));
        fault.Message.ShouldContain($"Collector:QueueFolder '{file}' cannot be used");
    }

    /// <summary>Makes the schema, and then the database unreachable.</summary>
    private async Task<DatabaseOutage> OutageAsync(string database)
    {
        await using (var collector = await StartAsync(database))
            await collector.Services.GetRequiredService<Collector.Storage.TelemetrySchema>().Ready.WaitAsync(TimeSpan.FromSeconds(20), Token);
        return await DatabaseOutage.BeginAsync(postgres.ConnectionString, database, Token);
    }

    private Task<CollectorHost> StartAsync(string database, params string[] settings) => CollectorHost.StartAsync(database, Token, [$"--Collector:QueueFolder={_folder}", .. settings]);

    private static Task<GrpcCall> SendAsync(CollectorHost collector, string name, string body = "") => GrpcCall.SendAsync(
        collector.Grpc, "logs.v1.LogsService", GrpcCall.Frame(Request.Of("shop", new Log { Time = Some.Nanos(TimeProvider.System.GetUtcNow()), EventName = name, Body = body }).Protobuf), Token);

    private static ByteArrayContent Traces()
    {
        var now = Some.Nanos(TimeProvider.System.GetUtcNow());
        var span = new Span { TraceId = [.. Enumerable.Repeat((byte)1, 16)], SpanId = [.. Enumerable.Repeat((byte)2, 8)], Start = now, End = now };
        return new ByteArrayContent(Request.Of("shop", span).Protobuf) { Headers = { { "Content-Type", "application/x-protobuf" } } };
    }

    private static async Task UntilDrainedAsync(CollectorHost collector)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(Token);
        deadline.CancelAfter(TimeSpan.FromSeconds(20));
        while (collector.Services.GetRequiredService<QueueSpace>().Taken > 0)
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, deadline.Token);
    }

    private static async Task<long> CountAsync(string database, string sql)
    {
        await using var source = NpgsqlDataSource.Create(database);
        return (long)(await source.CreateCommand(sql).ExecuteScalarAsync(Token))!;
    }
}
