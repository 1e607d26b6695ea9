using Messaging.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Shop.Tests.Flow;

namespace Shop.Tests;

public sealed class DatabaseTests(World world)
{
    [Fact]
    public async Task The_migrations_make_what_the_model_says()
    {
        await using var scope = world.Shop.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<ShopDbContext>().Database.HasPendingModelChanges().ShouldBeFalse();
    }

    [Fact]
    public async Task While_the_broker_is_away_orders_are_taken_and_their_events_kept_with_them()
    {
        var database = await world.NewDatabaseAsync();
        await using var shop = await ShopApp.StartAsync(database, "amqp://guest:guest@127.0.0.1:1", world.NewFolder(), awaitHealth: false);
        var order = await shop.Api.SubmitAsync(await shop.Api.CreateOrderAsync());
        using var refused = await shop.Api.PostAsync($"{Api.PathOf(order)}/approve", null);
        await Api.RefusedAsync(refused, 409, "order-in-wrong-state");
        (await OutboxAsync(database)).ShouldBe(["customer.changed 1", "order.created 1", "order.status-changed 2", "cost.calculation-requested "]);
        shop.Logged("order.status_changed", order.OrderId.Value).ShouldHaveSingleItem();
        using var health = await shop.Api.Client.GetAsync("/health", Deadline.Token);
        ((int)health.StatusCode).ShouldBe(503);
    }

    [Fact]
    public async Task As_long_as_tables_are_not_made_nothing_is_stored_and_the_answer_is_to_try_again()
    {
        var database = await world.NewDatabaseAsync();
        await using var shop = await ShopApp.StartAsync(database, "amqp://guest:guest@127.0.0.1:1", world.NewFolder(), awaitHealth: false);
        await using var source = NpgsqlDataSource.Create(database);
        await using (var drop = source.CreateCommand("DROP SCHEMA messaging CASCADE"))
            await drop.ExecuteNonQueryAsync(Deadline.Token);
        using var refused = await shop.Api.PostAsync("/customers", Some.CustomerJson(), Some.Key());
        (await Api.RefusedAsync(refused, 503, "unavailable")).GetProperty("detail").GetString().ShouldStartWith("Its tables are not there yet");
        refused.Headers.RetryAfter.ShouldNotBeNull();
        await using var count = source.CreateCommand("SELECT count(*) FROM customers");
        (await count.ExecuteScalarAsync(Deadline.Token)).ShouldBe(0L);
    }

    [Fact]
    public async Task What_is_rolled_back_is_neither_stored_nor_logged_nor_told()
    {
        var order = await world.Api.CreateOrderAsync();
        await using var scope = world.Shop.Services.CreateAsyncScope();
        var database = scope.ServiceProvider.GetRequiredService<ShopDbContext>();
        var changes = scope.ServiceProvider.GetRequiredService<Shop.Orders.OrderChanges>();
        await Should.ThrowAsync<TimeoutException>(() => scope.ServiceProvider.GetRequiredService<Messaging.Outbox.IUnitOfWork>().ExecuteAsync<int>(
            async token =>
            {
                var stored = await database.Orders.SingleAsync(candidate => candidate.Id == order.OrderId, token);
                changes.Changed(stored.Cancel("x", order.CreatedAt));
                await database.SaveChangesAsync(token);
                throw new TimeoutException();
            },
            Deadline.Token));
        (await world.Api.GetAsync(order)).ShouldBe(order);
        world.Shop.Logged("order.status_changed", order.OrderId.Value).ShouldBeEmpty();
        await world.Api.SubmitAsync(order);
        (await world.Elsewhere.ReceivedAsync<OrderStatusChanged>(change => change.OrderId == order.OrderId)).NewStatus.ShouldBe(Messaging.Orders.OrderStatus.Submitted);
    }

    private static async Task<List<string>> OutboxAsync(string database)
    {
        await using var source = NpgsqlDataSource.Create(database);
        await using var command = source.CreateCommand("SELECT type || ' ' || coalesce(sequence::text, '') FROM messaging.outbox ORDER BY position");
        await using var reader = await command.ExecuteReaderAsync(Deadline.Token);
        var rows = new List<string>();
        while (await reader.ReadAsync(Deadline.Token))
            rows.Add(reader.GetString(0));
        return rows;
    }
}
