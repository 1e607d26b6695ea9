using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Fixtures;
using Messaging.Tests.Flow;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ServiceDefaults.Http;

namespace Messaging.Tests.Parking;

public sealed class ParkingLotTests(PostgresFixture postgres, RabbitMqFixture rabbit) : IClassFixture<PostgresFixture>, IClassFixture<RabbitMqFixture>
{
    [Fact]
    public async Task A_user_lists_shows_discards_and_redrives_parked_messages_by_command()
    {
        await using var world = await World.CreateAsync(postgres, rabbit);
        var database = await world.CreateDatabaseAsync();
        var broken = true;
        var script = new Script { Act = (_, _, _) => broken ? throw new InvalidOperationException("the press is broken") : Task.CompletedTask };
        await using var app = await StartAsync(world, database, script);
        var url = app.Urls.Single();
        await Deadline.UntilAsync(() => world.ConsumersAsync("target"), consumers => consumers > 0, "a consumer");
        var (first, second) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await Rabbit.PublishAsync(world, "test.noted", """{"name":"first"}""", first, change: properties => properties.Headers!["baggage"] = "order.id=S-100001");
        await Rabbit.PublishAsync(world, "test.noted", """{"name":"second"}""", second);
        await Deadline.UntilAsync(() => RunAsync(url, "list"), list => list.Output.StartsWith("2 parked", StringComparison.Ordinal), "two parked messages");

        var listed = await RunAsync(url, "list", "--limit", "1");
        var shown = await RunAsync(url, "show", first.ToString());
        var refused = await RunAsync(url, "discard", second.ToString());
        var discarded = await RunAsync(url, "discard", second.ToString(), "--reason", "a \"test\" message");
        broken = false;
        var redriven = await RunAsync(url, "redrive", "--all");

        listed.Output.ShouldContain($"{first}  ");
        listed.Output.ShouldContain("S-100001        test.noted                    failure         the press is broken");
        JsonDocument.Parse(shown.Output).RootElement.GetProperty("headers").GetProperty("amqp.app-id").GetString().ShouldBe("stranger");
        (refused.Exit, refused.Error).ShouldBe((2, "error: discard needs --reason. Try ./parked --help.\n"));
        discarded.Output.ShouldBe($$"""{"done":["{{second}}"],"refused":[]}""" + "\n");
        redriven.Output.ShouldBe($$"""{"done":["{{first}}"],"refused":[]}""" + "\n");
        await Deadline.UntilAsync(() => World.EffectsAsync(database), found => found.Count == 1, "the effect of the redriven message");
        (await World.EffectsAsync(database)).ShouldBe(["first"]);
        (await RunAsync(url, "redrive", first.ToString())).Output.ShouldContain("It is not parked here: it was redriven or discarded already");
    }

    [Fact]
    public async Task Requests_that_make_no_sense_are_answered_with_all_their_faults()
    {
        await using var world = await World.CreateAsync(postgres, rabbit);
        await using var app = await StartAsync(world, await world.CreateDatabaseAsync(), new Script());
        using var client = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };

        await FaultsAsync("messaging/parked/redrive", new { }, "messageIds: Give either messageIds, or \"all\": true.");
        await FaultsAsync("messaging/parked/redrive", new { all = true, messageIds = new[] { Guid.Empty }, reason = "why" },
            "messageIds: Give either messageIds, or \"all\": true.", "reason: reason belongs to discard; a redrive takes none.");
        await FaultsAsync("messaging/parked/discard", new { all = true }, "reason: reason must say in 1 to 500 characters why the messages are given up.");
        using var unknown = await client.GetAsync(new Uri($"messaging/parked/{Guid.NewGuid()}", UriKind.Relative), Deadline.Token);
        unknown.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        using var limit = await client.GetAsync(new Uri("messaging/parked?limit=0", UriKind.Relative), Deadline.Token);
        limit.StatusCode.ShouldBe(HttpStatusCode.BadRequest);

        async Task FaultsAsync(string path, object body, params string[] faults)
        {
            using var answer = await client.PostAsJsonAsync(new Uri(path, UriKind.Relative), body, Deadline.Token);
            answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
            var problem = await answer.Content.ReadFromJsonAsync<JsonElement>(Deadline.Token);
            problem.GetProperty("errors").EnumerateObject().SelectMany(field => field.Value.EnumerateArray().Select(fault => $"{field.Name}: {fault.GetString()}")).ShouldBe(faults);
        }
    }

    private static async Task<WebApplication> StartAsync(World world, string database, Script script)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["ConnectionStrings:messaging"] = world.Broker, ["Messaging:Service"] = "target", ["Messaging:Retry:MaxAttempts"] = "1",
        });
        builder.AddHttpApi();
        builder.Services.AddDbContext<LedgerDbContext>(options => options.UseNpgsql(database).UseSnakeCaseNamingConvention());
        builder.Services.AddSingleton(script);
        builder.AddMessaging<LedgerDbContext>("messaging", messaging => messaging.Handle<Noted, RecordEffect>());
        var app = builder.Build();
        app.UseHttpApi();
        app.MapParkingLot();
        await app.StartAsync(Deadline.Token);
        return app;
    }

    private static async Task<(int Exit, string Output, string Error)> RunAsync(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(Script(), arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var output = process.StandardOutput.ReadToEndAsync(Deadline.Token);
        var error = process.StandardError.ReadToEndAsync(Deadline.Token);
        await process.WaitForExitAsync(Deadline.Token);
        return (process.ExitCode, await output, await error);
    }

    private static string Script([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..", "parked"));
}
