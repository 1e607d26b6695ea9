using System.Text.Json;
using Fixtures;
using Messaging.Tests.Flow;

namespace Messaging.Tests.Parking;

public sealed class ParkedCommandTests(PostgresFixture postgres, RabbitMqFixture rabbit) : IClassFixture<PostgresFixture>, IClassFixture<RabbitMqFixture>
{
    private const string TraceParent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    [Fact]
    public async Task An_operator_lists_groups_shows_discards_and_redrives_and_is_audited()
    {
        await using var world = await World.CreateAsync(postgres, rabbit);
        var database = await world.CreateDatabaseAsync();
        var broken = true;
        var script = new Script { Act = (_, _, _) => broken ? throw new InvalidOperationException("the press 7 of ada@example.org\nis broken") : Task.CompletedTask };
        await using var app = await ParkingApp.StartAsync(world, database, script);
        await world.UntilConsumedAsync("target");
        var (first, second, third) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        await Rabbit.PublishAsync(world, "test.noted", """{"name":"Ada Lovelace"}""", first, change: properties =>
        {
            properties.Headers!["baggage"] = "order.id=S-100001";
            properties.Headers["traceparent"] = TraceParent;
            properties.Headers["note"] = "ask ada@example.org";
        });
        await Deadline.UntilAsync(() => app.RunAsync("list"), list => list.Output.StartsWith("1 parked", StringComparison.Ordinal), "a parked message");
        await Rabbit.PublishAsync(world, "test.noted", """{"name":"second"}""", second);
        await Rabbit.PublishAsync(world, "test.noted", "no JSON", third);
        await Deadline.UntilAsync(() => app.RunAsync("list"), list => list.Output.StartsWith("3 parked", StringComparison.Ordinal), "three parked messages");

        var listed = await app.RunAsync("list", "--order", "S-100001", "--cause", "failure");
        listed.Output.Split('\n')[1].ShouldMatch($@"^{first}  \d{{4}}-\d\d-\d\d \d\d:\d\d:\d\d  S-100001$");
        listed.Output.Split('\n')[2].ShouldMatch("^    test.noted  failure: the press 7 of personal:[0-9a-f]{16} is broken$");
        var cursor = (await app.RunAsync("list", "--limit", "2")).Output.Split('\n')[^2].Split(' ')[^1];
        (await app.RunAsync("list", "--cursor", cursor)).Output.Split('\n').Length.ShouldBe(4);
        var groups = await app.RunAsync("groups");
        groups.Output.ShouldStartWith("2 groups\n");
        groups.Output.ShouldContain("System.InvalidOperationException: the press # of # is broken\n");
        groups.Output.Split('\n').ShouldAllBe(line => line.Length <= 80);
        var group = groups.Output.Split('\n')[1].Split(' ')[0];

        var shown = await app.RunAsync("show", first.ToString());
        shown.Output.ShouldContain("order     S-100001\n");
        shown.Output.ShouldContain("see it    curl -sS 'http://collector:5005/api/traces/0af7651916cd43dd8448eb211c80319c'\n");
        shown.Output.ShouldContain("header    amqp.app-id = stranger\n");
        shown.Output.ShouldMatch("""body      \{"name":"personal:[0-9a-f]{16}"\}  \(23 bytes\)""");
        shown.Output.ShouldContain("System.InvalidOperationException: the press 7");
        (listed.Output + shown.Output + groups.Output).ShouldNotContain("ada@example.org");
        shown.Output.ShouldNotContain("Lovelace");

        (await app.RunAsync("discard", third.ToString(), "--by", "Ada", "--reason", "a \"test\" \\ message")).Output.ShouldStartWith($"{third}  discarded\n1 done, 0 unchanged, 0 refused;");
        broken = false;
        (await app.RunAsync("redrive", "--group", group, "--limit", "1", "--by", "Grace")).Output.ShouldStartWith("1 done, 0 unchanged, 0 refused; 1 of them still parked; request ");
        (await app.RunAsync("redrive", "--all", "--by", "Grace")).Output.ShouldStartWith("1 done");
        await Deadline.UntilAsync(() => World.EffectsAsync(database), found => found.Count == 2, "the effects of the redriven messages");
        (await app.RunAsync("redrive", first.ToString(), "--by", "Grace")).Output.ShouldStartWith($"{first}  already-handled: It has been handled.\n0 done, 1 unchanged");
        (await app.RunAsync("list")).Output.ShouldBe("0 parked\n");
        var audit = await app.RunAsync("audit", "--message", third.ToString());
        audit.Output.Split('\n')[1].ShouldEndWith($"{third}  discarded by Ada");
        audit.Output.ShouldContain("    discard  test.noted  -  a \"test\" \\ message\n");
        JsonDocument.Parse((await app.RunAsync("audit", "--by", "Grace", "--json")).Output).RootElement.GetProperty("items").GetArrayLength().ShouldBe(3);
    }

    /// <summary>Every row: what is typed, and what is wrong with it.</summary>
    public static TheoryData<string, string> Mistakes => new()
    {
        { "", "A command is missing." },
        { "lsit", "Unknown command 'lsit'." },
        { "list --al", "Unknown option '--al'." },
        { "list --all", "list takes no --all." },
        { "list 0192f0c1-2a3b-7c4d-8e5f-60718293a4b5", "list takes no ids." },
        { "list --limit ten", "--limit must be a number, but is 'ten'." },
        { "list --type", "--type needs a value." },
        { "groups --cursor x", "groups takes no option for cursor." },
        { "show", "show takes one id." },
        { "show 17", "'17' is no message id." },
        { "redrive --by Ada", "Give one of ids, --all, or a filter." },
        { "redrive --all --cause gap --by Ada", "Give one of ids, --all, or a filter." },
        { "redrive --all", "redrive needs --by: say who you are, for the audit." },
        { "discard --all --by Ada", "discard needs --reason." },
        { "audit --message 17", "--message must be an id, but is '17'." },
        { "audit --reason why", "audit takes no option for reason." },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public async Task A_mistake_is_told_before_anything_is_asked(string typed, string fault)
    {
        await using var world = await World.CreateAsync(postgres, rabbit);
        await using var app = await ParkingApp.StartAsync(world, await world.CreateDatabaseAsync(), new Script());

        var answer = await app.RunAsync(typed.Split(' ', StringSplitOptions.RemoveEmptyEntries));

        (answer.Exit, answer.Output, answer.Error).ShouldBe((2, string.Empty, $"error: {fault} Try ./parked --help.\n"));
    }
}
