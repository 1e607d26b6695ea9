using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Fixtures;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Npgsql;
using ServiceDefaults.Http;
using ServiceDefaults.Levels;
using ServiceDefaults.Tests.Logging;
using ServiceDefaults.Tests.Receiving;

namespace ServiceDefaults.Tests.Levels;

public sealed class RuntimeLevelsTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_level_counts_at_once_is_logged_with_who_and_why_and_is_listed()
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        await using var service = await StartAsync(await postgres.CreateDatabaseAsync(Token), receiver);
        SomeEvents.Step(service.Logger, 1);

        using var answer = await SetAsync(service, "some.category", new { level = "debug", @for = "15m", by = "anna", reason = "orders get stuck" });
        SomeEvents.Step(service.Logger, 2);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await answer.Content.ReadFromJsonAsync<JsonElement>(Token)).GetProperty("stored").GetBoolean().ShouldBeTrue();
        var log = await receiver.LogAsync("logging.level_set");
        log.Severity.ShouldBe(9);
        log.Body.ShouldStartWith("Level of some.category is Debug until 20");
        log.Attributes["logging.category"].ShouldBe("some.category");
        log.Attributes["logging.level"].ShouldBe("Debug");
        log.Attributes["logging.level.by"].ShouldBe("anna");
        log.Attributes["logging.level.reason"].ShouldBe("orders get stuck");
        log.Attributes.ShouldContainKey("logging.level.until");
        (await receiver.LogAsync("some.step")).Attributes["retry.attempt"].ShouldBe("2");
        var list = await service.Client.GetFromJsonAsync<JsonElement>("/logging/levels", Token);
        list.GetProperty("service").GetString().ShouldBe("shop");
        list.GetProperty("configured").GetProperty("Npgsql").GetString().ShouldBe("Warning");
        list.GetProperty("overrides")[0].GetProperty("by").GetString().ShouldBe("anna");
    }

    [Fact]
    public async Task A_removed_level_is_the_configured_one_again()
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        var database = await postgres.CreateDatabaseAsync(Token);
        await using var service = await StartAsync(database, receiver);
        using var set = await SetAsync(service, "Default", new { level = "None", @for = "forever", by = "anna", reason = "too loud" });
        service.Logger.IsEnabled(LogLevel.Critical).ShouldBeFalse();

        using var removed = await service.Client.DeleteAsync(new Uri("/logging/levels/default?by=ben", UriKind.Relative), Token);

        removed.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        service.Logger.IsEnabled(LogLevel.Information).ShouldBeTrue();
        (await receiver.LogAsync("logging.level_set")).Attributes["logging.level.until"].ShouldBe("removed");
        (await receiver.LogAsync("logging.level_removed")).Body.ShouldBe("Level None of Default was removed by ben");
        using var again = await service.Client.DeleteAsync(new Uri("/logging/levels/default?by=ben", UriKind.Relative), Token);
        again.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await RowsAsync(database)).ShouldBe(0);
    }

    [Fact]
    public async Task A_level_survives_a_restart_and_ends_in_every_instance_and_is_told_once()
    {
        var database = await postgres.CreateDatabaseAsync(Token);
        var time = new FakeTimeProvider(Some.Now);
        await using (var first = await StartAsync(database, null, time))
        {
            using var set = await SetAsync(first, "Some", new { level = "Debug", @for = "15m", by = "anna", reason = "why" });
            using var other = await SetAsync(first, "Kept", new { level = "Debug", @for = "1h", by = "anna", reason = "why" });
        }

        await using var receiver = await OtlpReceiver.StartAsync();
        await using var one = await StartAsync(database, receiver, time);
        await using var two = await StartAsync(database, receiver, time);
        await Eventually(() => one.Logger.IsEnabled(LogLevel.Debug) && two.Logger.IsEnabled(LogLevel.Debug));

        time.Advance(TimeSpan.FromMinutes(15));

        // Whoever is about to ask the database when the time comes sees it right afterwards.
        await AdvanceAsync(time, () => Task.FromResult(!one.Logger.IsEnabled(LogLevel.Debug) && !two.Logger.IsEnabled(LogLevel.Debug)));
        (await receiver.LogAsync("logging.level_expired")).Body.ShouldBe("Level Debug of Some, set by anna, has expired");
        // The next exchange of each: neither finds anything to tell.
        await AdvanceAsync(time, async () => await RowsAsync(database) == 1);
        await one.DisposeAsync();
        await two.DisposeAsync();
        receiver.Logs.Count(log => log.Event == "logging.level_expired").ShouldBe(1);
    }

    [Fact]
    public async Task Another_instance_takes_a_level_over()
    {
        var database = await postgres.CreateDatabaseAsync(Token);
        var time = new FakeTimeProvider(Some.Now);
        await using var one = await StartAsync(database, null, time);
        await using var two = await StartAsync(database, null, time);
        await using var stranger = await StartAsync(database, null, time, name: "Crm");

        using var set = await SetAsync(one, "Some.Category", new { level = "Trace", until = Some.Now.AddHours(1), by = "anna", reason = "why" });

        await AdvanceAsync(time, () => Task.FromResult(two.Logger.IsEnabled(LogLevel.Trace)));
        stranger.Logger.IsEnabled(LogLevel.Debug).ShouldBeFalse();
    }

    [Fact]
    public async Task A_service_whose_database_is_away_starts_takes_levels_for_itself_and_stores_them_later()
    {
        var name = $"late_{Guid.CreateVersion7():n}";
        var database = new NpgsqlConnectionStringBuilder(postgres.ConnectionString) { Database = name, Pooling = false }.ConnectionString;
        var time = new FakeTimeProvider(Some.Now);
        await using var receiver = await OtlpReceiver.StartAsync();
        await using var service = await StartAsync(database, receiver, time);
        using var set = await SetAsync(service, "Some.Category", new { level = "Debug", @for = "1h", by = "anna", reason = "the database is away" });

        (await set.Content.ReadFromJsonAsync<JsonElement>(Token)).GetProperty("stored").GetBoolean().ShouldBeFalse();
        service.Logger.IsEnabled(LogLevel.Debug).ShouldBeTrue();
        (await receiver.LogAsync("logging.levels_unavailable")).Severity.ShouldBe(13);
        await using var server = NpgsqlDataSource.Create(postgres.ConnectionString);
        await using (var create = server.CreateCommand($"CREATE DATABASE {name}"))
            await create.ExecuteNonQueryAsync(Token);

        await AdvanceAsync(time, async () => (await ListAsync(service)).GetProperty("overrides")[0].GetProperty("stored").GetBoolean());
        await service.DisposeAsync();
        receiver.Logs.Count(log => log.Event == "logging.levels_unavailable").ShouldBe(1);
        (await RowsAsync(database)).ShouldBe(1);
        await using var drop = server.CreateCommand($"DROP DATABASE {name} WITH (FORCE)");
        await drop.ExecuteNonQueryAsync(Token);
    }

    [Fact]
    public async Task A_change_that_was_held_back_does_not_undo_a_later_one()
    {
        var database = await postgres.CreateDatabaseAsync(Token);
        await using var service = await StartAsync(database, null);
        await using var store = new LevelStore(database, new() { ServiceName = "shop", Resource = new Dictionary<string, object>() });
        var later = new LevelChange("Shop", Some.Level("Shop", LogLevel.Error) with { SetAt = Some.Now.AddSeconds(2) }, Some.Now.AddSeconds(2));
        await store.ExchangeAsync([later], Some.Now, Token);

        await store.ExchangeAsync([Some.Change("shop", LogLevel.Trace)], Some.Now, Token);
        var (stored, _) = await store.ExchangeAsync([new LevelChange("SHOP", null, Some.Now.AddSeconds(1))], Some.Now, Token);

        stored.Single().Level.ShouldBe(LogLevel.Error);
    }

    [Fact]
    public async Task What_makes_no_sense_is_refused_with_all_faults()
    {
        await using var service = await StartAsync(await postgres.CreateDatabaseAsync(Token), null);

        using var set = await SetAsync(service, "Shop*", new { level = "Loud", @for = "soon", by = " ", reason = "a\nb" });
        using var remove = await service.Client.DeleteAsync(new Uri("/logging/levels/Shop", UriKind.Relative), Token);
        using var member = await SetAsync(service, "Shop", new { level = "Debug", minutes = 15 });

        (await FaultsAsync(set)).ShouldBe(
        [
            "category: category must be Default, or the name of a logger's category or its beginning, such as Shop.Orders: 1 to 200 letters, digits, '.', '_', '-', '+' or '`'.",
            "level: level must be one of Trace, Debug, Information, Warning, Error, Critical, None.",
            "for: for must be a number and s, m, h or d, from 1s to 7d, such as 15m; or forever.",
            "by: by must say in 1 to 100 characters, on one line, who changes the level.",
            "reason: reason must say in 1 to 500 characters, on one line, why the level is changed.",
        ]);
        (await FaultsAsync(remove)).ShouldBe(["by: by must say in 1 to 100 characters, on one line, who changes the level."]);
        member.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    private static async Task<string[]> FaultsAsync(HttpResponseMessage answer)
    {
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>(Token);
        return [.. problem.GetProperty("errors").EnumerateObject().SelectMany(member => member.Value.EnumerateArray().Select(fault => $"{member.Name}: {fault.GetString()}"))];
    }

    private static Task<TestService> StartAsync(string database, OtlpReceiver? receiver, TimeProvider? time = null, string name = "Shop") => TestService.StartAsync(
        receiver,
        builder =>
        {
            if (time is not null)
                builder.Services.AddSingleton(time);
            builder.AddHttpApi();
            builder.AddRuntimeLevels("somedb");
        },
        app =>
        {
            app.UseHttpApi();
            app.MapRuntimeLevels();
        },
        name,
        new() { ["ConnectionStrings:somedb"] = database });

    private static Task<HttpResponseMessage> SetAsync(TestService service, string category, object body) =>
        service.Client.PutAsJsonAsync($"/logging/levels/{Uri.EscapeDataString(category)}", body, Token);

    private static Task<JsonElement> ListAsync(TestService service) => service.Client.GetFromJsonAsync<JsonElement>("/logging/levels", Token);

    private static async Task<long> RowsAsync(string database)
    {
        await using var dataSource = NpgsqlDataSource.Create(database);
        await using var command = dataSource.CreateCommand("SELECT count(*) FROM logging.level_override");
        return (long)(await command.ExecuteScalarAsync(Token))!;
    }

    private static Task Eventually(Func<bool> isSo) => AdvanceAsync(null, () => Task.FromResult(isSo()));

    /// <summary>Lets time pass, one exchange after the other, until it is so; 20 seconds of real time at most.</summary>
    private static async Task AdvanceAsync(FakeTimeProvider? time, Func<Task<bool>> isSo)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(Token);
        deadline.CancelAfter(TimeSpan.FromSeconds(20));
        while (!await isSo())
        {
            time?.Advance(LevelExchange.Interval);
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, deadline.Token);
        }
    }
}
