using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Fixtures;
using Messaging.Tests.Flow;

namespace Messaging.Tests.Parking;

public sealed class ParkingEndpointTests(PostgresFixture postgres, RabbitMqFixture rabbit) : IClassFixture<PostgresFixture>, IClassFixture<RabbitMqFixture>
{
    private const string OneOf = "messageIds: Give one of messageIds, filter, or \"all\": true.";
    private const string NoOperator = "operator: operator must say in 1 to 100 characters, on one line, who asks for this; it is written to the audit.";
    private const string NoReason = "reason: reason must say in 1 to 500 characters, on one line, why.";

    [Fact]
    public async Task A_redrive_or_discard_that_makes_no_sense_is_answered_with_all_its_faults()
    {
        await using var world = await World.CreateAsync(postgres, rabbit);
        await using var app = await ParkingApp.StartAsync(world, await world.CreateDatabaseAsync(), new Script());

        await FaultsAsync("redrive", new { }, OneOf, NoOperator);
        await FaultsAsync("redrive", new { all = true, messageIds = new[] { Guid.Empty }, @operator = "A\nda", reason = " " }, OneOf, NoOperator, NoReason);
        await FaultsAsync("redrive", new { messageIds = Array.Empty<Guid>(), @operator = "Ada" }, "messageIds: messageIds must have 1 to 1000 ids, but has 0; use filter or \"all\": true, or several requests.");
        await FaultsAsync("redrive", new { filter = new { }, @operator = "Ada" }, "filter: filter is empty, which selects everything; say \"all\": true if that is meant.");
        await FaultsAsync("redrive", new { messageIds = new[] { Guid.Empty }, limit = 3, @operator = "Ada" }, "limit: limit must be at least 1, and goes with filter or \"all\": true.");
        await FaultsAsync("discard", new { filter = new { cause = "bad luck", group = "x", olderThan = "2 h", type = "" }, @operator = "Ada" },
            "filter.type: filter.type must have 1 to 256 characters, but is ''.",
            "filter.cause: filter.cause must be one of failure, gap, invalid, delivery-limit, but is 'bad luck'.",
            "filter.group: filter.group must be the id of a group, 12 hexadecimal digits; GET /messaging/parked/groups lists them, but is 'x'.",
            "filter.olderThan: filter.olderThan must be a whole number with s, m, h or d, such as 90s, 15m, 2h or 3d, but is '2 h'.",
            NoReason);

        async Task FaultsAsync(string path, object body, params string[] faults)
        {
            using var answer = await app.Client.PostAsJsonAsync(new Uri($"messaging/parked/{path}", UriKind.Relative), body, Deadline.Token);
            (await FaultsOf(answer)).ShouldBe(faults);
        }
    }

    [Theory]
    [InlineData("messaging/parked?limit=0", "limit: limit must be from 1 to 200, but is 0.")]
    [InlineData("messaging/parked?cursor=x", "cursor: cursor must be a value that this list gave as next; leave it out to begin at the start.")]
    [InlineData("messaging/parked?casue=gap", "casue: casue is not a parameter; known are limit, cursor, width, type, order, exception, cause, group, olderThan, youngerThan.")]
    [InlineData("messaging/parked?cause=x", "cause: cause must be one of failure, gap, invalid, delivery-limit, but is 'x'.")]
    [InlineData("messaging/parked?width=7", "width: width must be from 60 to 300 columns, but is 7.")]
    [InlineData("messaging/parked/groups?youngerThan=1y", "youngerThan: youngerThan must be a whole number with s, m, h or d, such as 90s, 15m, 2h or 3d, but is '1y'.")]
    [InlineData("messaging/parked/audit?limit=201", "limit: limit must be from 1 to 200, but is 201.")]
    [InlineData("messaging/parked/audit?who=Ada", "who: who is not a parameter; known are limit, cursor, width, messageId, operator, requestId.")]
    public async Task A_query_that_makes_no_sense_is_answered_with_what_would_be_right(string query, string fault)
    {
        await using var world = await World.CreateAsync(postgres, rabbit);
        await using var app = await ParkingApp.StartAsync(world, await world.CreateDatabaseAsync(), new Script());

        using var answer = await app.Client.GetAsync(new Uri(query, UriKind.Relative), Deadline.Token);

        (await FaultsOf(answer)).ShouldBe([fault]);
    }

    [Theory]
    [InlineData("POST", "messaging/parked/redrive", """{"all":true,"operator":"Ada","force":true}""", 400, "$.force is not known")]
    [InlineData("POST", "messaging/parked/redrive", """{"messageIds":["17"],"operator":"Ada"}""", 400, "messageIds[0]")]
    [InlineData("POST", "messaging/parked/redrive", "", 400, "The body is missing; send a JSON object.")]
    [InlineData("GET", "messaging/parked/audit?messageId=17", null, 400, "'17' is not a value of messageId, which must be a UUID")]
    [InlineData("GET", "messaging/parked/0192f0c1-2a3b-7c4d-8e5f-60718293a4b5", null, 404, "No message 0192f0c1-2a3b-7c4d-8e5f-60718293a4b5 is parked here")]
    [InlineData("GET", "messaging/parked/17", null, 404, "GET /messaging/parked/17 is not part of this API")]
    public async Task What_cannot_be_read_or_found_is_a_problem_that_names_it(string method, string path, string? body, int status, string detail)
    {
        await using var world = await World.CreateAsync(postgres, rabbit);
        await using var app = await ParkingApp.StartAsync(world, await world.CreateDatabaseAsync(), new Script());
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        if (body is not null)
            request.Content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");

        using var answer = await app.Client.SendAsync(request, Deadline.Token);

        ((int)answer.StatusCode).ShouldBe(status);
        (await answer.Content.ReadFromJsonAsync<JsonElement>(Deadline.Token)).GetProperty("detail").GetString()!.ShouldContain(detail);
    }

    [Fact]
    public async Task Before_the_database_is_there_the_answer_is_to_try_again()
    {
        await using var world = await World.CreateAsync(postgres, rabbit);
        await using var app = await ParkingApp.StartAsync(world, "Host=127.0.0.1;Port=1;Username=nobody", new Script(), awaitTables: false);

        using var answer = await app.Client.GetAsync(new Uri("messaging/parked", UriKind.Relative), Deadline.Token);

        answer.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        answer.Headers.RetryAfter.ShouldNotBeNull();
    }

    private static async Task<IEnumerable<string>> FaultsOf(HttpResponseMessage answer)
    {
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>(Deadline.Token);
        return [.. problem.GetProperty("errors").EnumerateObject().SelectMany(field => field.Value.EnumerateArray().Select(fault => $"{field.Name}: {fault.GetString()}"))];
    }
}
