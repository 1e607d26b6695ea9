using Fixtures;
using Messaging.Consuming;
using Messaging.Tests.Flow;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Messaging.Tests.Consuming;

/// <summary>Handlers of one batch share a context, and cannot tell.</summary>
public sealed class SharedContextTests(PostgresFixture postgres, RabbitMqFixture rabbit) : IClassFixture<PostgresFixture>, IClassFixture<RabbitMqFixture>
{
    private readonly Script _script = new();
    private readonly SaveCounter _saves = new();

    [Fact]
    public async Task Rows_that_handlers_merely_add_are_saved_together()
    {
        (await HandleAsync("add a", "add b", "add c")).Effects.ShouldBe(["a", "b", "c"], ignoreOrder: true);

        _saves.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_handler_that_asks_finds_what_earlier_ones_added_in_the_database_alone() =>
        (await HandleAsync("add a", "add b", "count", "count at once", "add c")).Effects.ShouldBe(["a", "b", "found 2, tracked 0", "found 3", "c"]);

    [Fact]
    public async Task A_handler_that_clears_its_change_tracker_takes_nothing_from_others() =>
        (await HandleAsync("add a", "clear", "add b")).Effects.ShouldBe(["a", "b"]);

    [Fact]
    public async Task A_handler_that_fails_after_others_left_their_rows_fails_alone()
    {
        var (effects, held) = await HandleAsync("add a", "fail", "add b");

        effects.ShouldBe(["a", "b"], ignoreOrder: true);
        held.ShouldBe(["test.noted 1 it was told to"]);
    }

    [Fact]
    public async Task A_row_that_the_database_refuses_is_blamed_on_its_own_message()
    {
        var (effects, held) = await HandleAsync("add a", "add b", "add a", "add c");

        effects.ShouldBe(["a", "b", "c"], ignoreOrder: true);
        held.ShouldHaveSingleItem().ShouldStartWith("test.noted 1 An error occurred while saving");
    }

    /// <summary>Handles messages as one batch; no two effects may have the same name.</summary>
    private async Task<(IReadOnlyList<string> Effects, IReadOnlyList<string> Held)> HandleAsync(params string[] names)
    {
        await using var world = await World.CreateAsync(postgres, rabbit);
        var database = await world.CreateDatabaseAsync();
        await using (var source = NpgsqlDataSource.Create(database))
        await using (var index = source.CreateCommand("CREATE UNIQUE INDEX ON effects (name)"))
            await index.ExecuteNonQueryAsync(Deadline.Token);
        var host = await world.StartAsync("target", database, _script, options => options.Retry.FirstDelay = TimeSpan.FromMinutes(1), services => services
            .AddTransient<IEventHandler<Noted>, Deed>()
            .ConfigureDbContext<LedgerDbContext>(options => options.AddInterceptors(_saves)));
        var parser = host.Services.GetRequiredService<MessageParser>();
        var messages = names.Select(name => parser.Parse(
            new Dictionary<string, string> { [DeliveryHeaders.MessageId] = Guid.CreateVersion7().ToString(), [DeliveryHeaders.Type] = "test.noted", ["event-version"] = "1" },
            "test.noted", System.Text.Encoding.UTF8.GetBytes($$"""{"name":"{{name}}"}"""), TimeProvider.System.GetUtcNow())).ToArray();

        await host.Services.GetRequiredService<IMessageProcessor>().ProcessAsync(messages, Deadline.Token);

        return (await World.EffectsAsync(database), await World.QueryAsync(database, "SELECT type, attempts, reason FROM messaging.held", row => $"{row.GetString(0)} {row.GetInt32(1)} {row.GetString(2)}"));
    }

    private sealed class SaveCounter : SaveChangesInterceptor
    {
        internal int Count { get; private set; }

        public override ValueTask<int> SavedChangesAsync(SaveChangesCompletedEventData eventData, int result, CancellationToken cancellationToken = default)
        {
            Count++;
            return new(result);
        }
    }
}
