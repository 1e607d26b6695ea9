using System.Net.Http.Json;
using System.Text.Json;
using Npgsql;
using Survival.Tests.Battle;

namespace Survival.Tests.Faults;

/// <summary>A service is killed with signal 9 while an operator redrives or discards what it has parked.</summary>
public sealed class ParkingTests(Battlefield field)
{
    private const int Parked = 1600;
    private static readonly string Instance = Workers.First(Workers.Consumer);

    [Theory]
    [InlineData("redrive", "parking.stored")]
    [InlineData("redrive", "parking.committed")]
    [InlineData("redrive", "consumer.handled")]
    [InlineData("redrive", "consumer.committed")]
    [InlineData("discard", "parking.stored")]
    [InlineData("discard", "parking.committed")]
    public async Task A_service_killed_while_its_parking_lot_is_emptied_loses_nothing_and_does_nothing_twice(string action, string step)
    {
        await field.MendAsync(Deadline.Token);
        var name = $"{action}-{step}";
        await ParkAsync(name);
        field.Workers.Faults.KillAt(Instance, step, 2);

        await AskAsync(action);
        await Deadline.UntilAsync(() => !field.Workers.Faults.IsPending(Instance), $"the death of {Instance} at {step}");
        await field.Workers.StartAsync(Instance, Deadline.Token);
        await field.Workers.HealthyAsync(Instance, Deadline.Token);
        var rest = await Deadline.UntilAsync(() => AskAsync(action), answer => answer is not null, "an answer");

        rest!.Value.GetProperty("remaining").GetInt64().ShouldBe(0);
        await Deadline.UntilAsync(() => CountAsync($"messaging.held AS h WHERE {Mine("h", name)}"), held => held == 0, "nothing held");
        await Deadline.UntilAsync(() => CountAsync("messaging.outbox"), waiting => waiting == 0, "an empty outbox");
        var effects = action == "redrive" ? Parked : 0;
        (await CountAsync($"effects WHERE stream LIKE '{name}/%'")).ShouldBe(effects);
        (await CountAsync($"(SELECT DISTINCT stream FROM effects WHERE stream LIKE '{name}/%') AS streams")).ShouldBe(effects);
        (await CountAsync($"messaging.parking_audit AS a WHERE {Mine("a", name)}")).ShouldBe(Parked);
        (await CountAsync($"messaging.inbox AS i WHERE {Mine("i", name)}")).ShouldBe(Parked);
    }

    /// <summary>Fills the parking lot with facts, each of a stream of its own.</summary>
    private async Task ParkAsync(string name)
    {
        await using var connection = new NpgsqlConnection(field.Servers.Database(Workers.Consumer));
        await connection.OpenAsync(Deadline.Token);
        await using var command = new NpgsqlCommand($$"""
            INSERT INTO messaging.held (consumer, message_id, type, routing_key, publisher, published_at, stream_id, sequence, headers, body, cause, attempts, reason, held_at, due_at, parked_at)
            SELECT 'consumer', m.id, 'worker.fact-stated', 'worker.fact-stated', 'publisher', now(), m.stream, 1,
                   jsonb_build_object('amqp.message-id', m.id, 'amqp.type', 'worker.fact-stated', 'event-version', '1'),
                   convert_to(json_build_object('streamId', m.stream, 'sequence', 1)::text, 'UTF8'), 'failure', 3, 'it was broken', now(), now(), now()
            FROM (SELECT '{{name}}/' || n AS stream, ({{IdOf("n", name)}})::uuid AS id FROM generate_series(1, {{Parked}}) AS n) AS m
            """, connection);
        await command.ExecuteNonQueryAsync(Deadline.Token);
    }

    /// <summary>Gives the SQL of the id of a fact: a UUID of version 7 of this hour, made of its name.</summary>
    private static string IdOf(string number, string name) =>
        $"lpad(to_hex((extract(epoch FROM date_trunc('day', now())) * 1000)::bigint), 12, '0') || '7' || substr(md5('{name}' || {number}), 1, 3) || '8' || substr(md5('{name}' || {number}), 4, 15)";

    private static string Mine(string table, string name) => $"{table}.message_id IN (SELECT ({IdOf("n", name)})::uuid FROM generate_series(1, {Parked}) AS n)";

    private Task<long> CountAsync(string table) => field.Servers.CountAsync(Workers.Consumer, table, Deadline.Token);

    /// <returns>The answer, or <see langword="null"/> where the service died of it.</returns>
    private async Task<JsonElement?> AskAsync(string action)
    {
        try
        {
            using var answer = await field.Workers.Client(Instance).PostAsJsonAsync($"messaging/parked/{action}", new { all = true, @operator = "Ada", reason = "a test" }, Deadline.Token);
            return answer.IsSuccessStatusCode ? await answer.Content.ReadFromJsonAsync<JsonElement>(Deadline.Token) : null;
        }
        catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException && !Deadline.Token.IsCancellationRequested)
        {
            return null;
        }
    }
}
