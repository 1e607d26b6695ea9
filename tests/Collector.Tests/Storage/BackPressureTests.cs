using Collector.Storage;
using Collector.Tests.Ingest;
using Collector.Tests.Otlp;
using Fixtures;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using static Collector.Tests.Storage.StoredEvents;

namespace Collector.Tests.Storage;

/// <summary>What the collector does while the database is slow: a lock on the table holds the writer for as long as the test wants.</summary>
public sealed class BackPressureTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    private const int BodyBytes = 50_000;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task When_the_memory_is_full_senders_are_told_to_come_again_and_what_was_acknowledged_is_stored_once()
    {
        var database = await postgres.CreateDatabaseAsync(Token);
        await using var collector = await CollectorHost.StartAsync(database, Token,
            "--Collector:MaxMessageBytes=65536", "--Collector:MemoryLimitBytes=500000", "--Collector:AnswerTimeout=00:00:20");
        await WaitUntilReadyAsync(collector);

        List<Task<GrpcCall>> calls;
        await using (var gate = await TableLock.TakeAsync(database, "logs", Token))
        {
            calls = [.. Enumerable.Range(0, 40).Select(number => SendAsync(collector, $"{number}"))];
            while (!calls.Any(call => call.IsCompleted))
                await Task.WhenAny(calls);
            var refused = await calls.First(call => call.IsCompleted);
            refused.Status.ShouldBe("8");
            refused.Message.ShouldContain("again later");
            refused.Details.Length.ShouldBeGreaterThan(refused.Message.Length + 30, "a RetryInfo says when");
            collector.Services.GetRequiredService<MemoryBudget>().Held.ShouldBeLessThanOrEqualTo(500_000);
        }

        var answers = await Task.WhenAll(calls).WaitAsync(TimeSpan.FromSeconds(30), Token);
        var acknowledged = Enumerable.Range(0, 40).Where(number => answers[number].Status == "0").Select(number => $"{number}").ToList();
        acknowledged.ShouldNotBeEmpty();
        (await EventsAsync(database)).ShouldBe(acknowledged, ignoreOrder: true);
        collector.Services.GetRequiredService<MemoryBudget>().Held.ShouldBe(0);
    }

    [Fact]
    public async Task Over_HTTP_a_full_memory_is_429_with_the_time_to_come_again_and_it_stays_full_no_longer_than_needed()
    {
        var database = await postgres.CreateDatabaseAsync(Token);
        await using var collector = await CollectorHost.StartAsync(database, Token,
            "--Collector:MaxMessageBytes=65536", "--Collector:MemoryLimitBytes=500000", "--Collector:AnswerTimeout=00:00:20");
        await WaitUntilReadyAsync(collector);

        List<Task<HttpResponseMessage>> calls;
        await using (var gate = await TableLock.TakeAsync(database, "logs", Token))
        {
            calls = [.. Enumerable.Range(0, 40).Select(number => PostAsync(collector, $"{number}"))];
            while (!calls.Any(call => call.IsCompleted))
                await Task.WhenAny(calls);
            var refused = await calls.First(call => call.IsCompleted);
            refused.StatusCode.ShouldBe(System.Net.HttpStatusCode.TooManyRequests);
            refused.Headers.RetryAfter.ShouldNotBeNull().Delta.ShouldNotBeNull().ShouldBeGreaterThan(TimeSpan.Zero);
            collector.Services.GetRequiredService<MemoryBudget>().Held.ShouldBeLessThanOrEqualTo(500_000);
        }

        var answers = await Task.WhenAll(calls).WaitAsync(TimeSpan.FromSeconds(30), Token);
        (await EventsAsync(database)).Count.ShouldBe(answers.Count(answer => answer.IsSuccessStatusCode));
        collector.Services.GetRequiredService<MemoryBudget>().Held.ShouldBe(0);
        using var after = await PostAsync(collector, "after");
        after.StatusCode.ShouldBe(System.Net.HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_sender_that_gave_up_waiting_finds_nothing_of_its_request_stored()
    {
        var database = await postgres.CreateDatabaseAsync(Token);
        await using var collector = await CollectorHost.StartAsync(database, Token, "--Collector:Linger=00:00:00");
        await WaitUntilReadyAsync(collector);

        Task<GrpcCall> first;
        await using (var gate = await TableLock.TakeAsync(database, "logs", Token))
        {
            first = SendAsync(collector, "first");
            await gate.UntilSomeoneWaitsAsync(Token);
            (await SendAsync(collector, "given-up", ("grpc-timeout", "100m"))).Status.ShouldBe("4");
        }

        (await first).Status.ShouldBe("0");
        (await SendAsync(collector, "last")).Status.ShouldBe("0");
        (await EventsAsync(database)).ShouldBe(["first", "last"], ignoreOrder: true);
    }

    [Fact]
    public async Task A_database_that_stays_away_makes_the_answer_unavailable_in_time()
    {
        var database = await postgres.CreateDatabaseAsync(Token);
        await using var collector = await CollectorHost.StartAsync(database, Token, "--Collector:AnswerTimeout=00:00:00.3");
        await WaitUntilReadyAsync(collector);
        await using (await DatabaseOutage.BeginAsync(postgres.ConnectionString, database, Token))
        {
            var answer = await SendAsync(collector, "unlucky");
            answer.Status.ShouldBe("14");
            answer.Message.ShouldContain("nothing of the request is stored");
            (await collector.Http.GetAsync("/health", Token)).StatusCode.ShouldBe(System.Net.HttpStatusCode.ServiceUnavailable);
        }

        (await SendUntilStoredAsync(collector, "lucky")).Status.ShouldBe("0");
        (await EventsAsync(database)).ShouldBe(["lucky"]);
        (await collector.Http.GetAsync("/health", Token)).StatusCode.ShouldBe(System.Net.HttpStatusCode.OK);
    }

    [Fact]
    public async Task Connections_that_break_under_load_lose_nothing_that_was_acknowledged_and_store_nothing_twice()
    {
        var database = await postgres.CreateDatabaseAsync(Token);
        await using var collector = await CollectorHost.StartAsync(database, Token);
        await WaitUntilReadyAsync(collector);
        var disturbing = DatabaseOutage.TerminateBackendsAsync(postgres.ConnectionString, database, times: 15, Token);

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(async sender =>
        {
            var acknowledged = new List<string>();
            for (var number = 0; !disturbing.IsCompleted; number++)
            {
                var name = $"{sender}.{number}";
                if ((await SendAsync(collector, name)).Status == "0")
                    acknowledged.Add(name);
            }

            return acknowledged;
        }));
        await disturbing;

        var stored = await EventsAsync(database);
        var expected = answers.SelectMany(names => names).ToList();
        expected.ShouldNotBeEmpty();
        stored.Order().ShouldBe(expected.Order());
    }

    [Fact]
    public async Task A_record_that_the_database_refuses_is_reported_and_all_others_are_stored()
    {
        var database = await postgres.CreateDatabaseAsync(Token);
        await using var collector = await CollectorHost.StartAsync(database, Token);
        await WaitUntilReadyAsync(collector);
        await using (var source = NpgsqlDataSource.Create(database))
            await source.CreateCommand("ALTER TABLE logs ADD CONSTRAINT no_poison CHECK (event_name <> 'poison')").ExecuteNonQueryAsync(Token);

        var names = Enumerable.Range(0, 50).Select(number => number == 31 ? "poison" : $"{number}").ToList();
        var request = Request.Of("shop", [.. names.Select(Event)]);
        var answer = await GrpcCall.SendAsync(collector.Grpc, "logs.v1.LogsService", GrpcCall.Frame(request.Protobuf), Token);

        answer.Status.ShouldBe("0");
        System.Text.Encoding.UTF8.GetString(answer.Body).ShouldContain("1 refused: the store does not take this record");
        (await EventsAsync(database)).ShouldBe(names.Where(name => name != "poison"), ignoreOrder: true);
    }

    [Fact]
    public async Task A_partition_that_somebody_dropped_is_made_again()
    {
        var database = await postgres.CreateDatabaseAsync(Token);
        await using var collector = await CollectorHost.StartAsync(database, Token);
        await WaitUntilReadyAsync(collector);
        await using (var source = NpgsqlDataSource.Create(database))
            await source.CreateCommand($"DROP TABLE logs_{TimeProvider.System.GetUtcNow():yyyyMMdd}").ExecuteNonQueryAsync(Token);

        (await SendAsync(collector, "after")).Status.ShouldBe("0");
        (await EventsAsync(database)).ShouldBe(["after"]);
    }

    private static Log Event(string name) => new() { Time = Some.Nanos(TimeProvider.System.GetUtcNow()), EventName = name, Body = new string('x', 10) };

    private static Task<GrpcCall> SendAsync(CollectorHost collector, string name, params (string Name, string Value)[] headers) => GrpcCall.SendAsync(
        collector.Grpc, "logs.v1.LogsService", GrpcCall.Frame(Request.Of("shop", Event(name) with { Body = new string('x', BodyBytes) }).Protobuf), Token, headers);

    private static async Task<HttpResponseMessage> PostAsync(CollectorHost collector, string name)
    {
        using var content = new ByteArrayContent(Request.Of("shop", Event(name) with { Body = new string('x', BodyBytes) }).Protobuf);
        content.Headers.ContentType = new("application/x-protobuf");
        return await collector.Http.PostAsync("/v1/logs", content, Token);
    }

    private static async Task<GrpcCall> SendUntilStoredAsync(CollectorHost collector, string name)
    {
        while (true)
        {
            var answer = await SendAsync(collector, name);
            if (answer.Status != "14")
                return answer;
        }
    }

    private static async Task WaitUntilReadyAsync(CollectorHost collector) =>
        await collector.Services.GetRequiredService<TelemetrySchema>().Ready.WaitAsync(TimeSpan.FromSeconds(20), Token);
}
