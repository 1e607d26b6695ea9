using Fixtures;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Npgsql;
using ServiceDefaults.Classification;
using ServiceDefaults.Databases;
using ServiceDefaults.Tests.Receiving;

namespace ServiceDefaults.Tests.Databases;

public sealed class MigratedDatabaseTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    private static CancellationToken Deadline => TestContext.Current.CancellationToken;

    private static IHost Service(string? connectionString)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new());
        builder.Configuration["ConnectionStrings:buyersdb"] = connectionString;
        builder.AddMigratedDatabase<BuyersDbContext>("buyersdb");
        return builder.Build();
    }

    [Fact]
    public async Task A_database_is_migrated_at_start_and_is_then_healthy()
    {
        using var service = Service(await postgres.CreateDatabaseAsync(Deadline));
        await service.StartAsync(Deadline);
        await service.Services.GetRequiredService<DatabaseReadiness<BuyersDbContext>>().WaitAsync(Deadline);

        var report = await service.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync(Deadline);

        report.Status.ShouldBe(HealthStatus.Healthy);
        report.Entries.Keys.ShouldBe(["buyersdb"]);
        await service.StopAsync(Deadline);
    }

    [Fact]
    public async Task The_first_start_on_an_empty_database_writes_database_migrated_and_no_error()
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        var database = await postgres.CreateDatabaseAsync(Deadline);
        await using var service = await TestService.StartAsync(
            receiver, builder => builder.AddMigratedDatabase<BuyersDbContext>("buyersdb"), settings: new() { ["ConnectionStrings:buyersdb"] = database });

        var log = await receiver.LogAsync("database.migrated");

        log.Severity.ShouldBe(9);
        log.Attributes["db.namespace"].ShouldBe("buyersdb");
        log.Attributes["db.migration.count"].ShouldBe("1");
        log.Attributes.Keys.ShouldBe(["event.name", "db.namespace", "db.migration.count", "duration_ms"], ignoreOrder: true);
        await service.DisposeAsync();
        receiver.Logs.ShouldNotContain(log => log.Severity >= 17 && log.Scope != "Microsoft.AspNetCore.Hosting.Diagnostics");
        receiver.Spans.ShouldNotContain(span => span.Attributes.GetValueOrDefault("db.namespace") == new NpgsqlConnectionStringBuilder(database).Database);
    }

    [Fact]
    public async Task Two_instances_that_start_together_migrate_one_after_the_other()
    {
        var database = await postgres.CreateDatabaseAsync(Deadline);
        using var one = Service(database);
        using var other = Service(database);

        await Task.WhenAll(one.StartAsync(Deadline), other.StartAsync(Deadline));

        await one.Services.GetRequiredService<DatabaseReadiness<BuyersDbContext>>().WaitAsync(Deadline);
        await other.Services.GetRequiredService<DatabaseReadiness<BuyersDbContext>>().WaitAsync(Deadline);
    }

    [Fact]
    public async Task A_database_that_is_not_there_yet_is_waited_for_and_the_health_check_says_so()
    {
        var name = $"late_{Guid.CreateVersion7():n}";
        using var service = Service(new NpgsqlConnectionStringBuilder(postgres.ConnectionString) { Database = name }.ConnectionString);
        await service.StartAsync(Deadline);
        var health = service.Services.GetRequiredService<HealthCheckService>();
        HealthReport report;
        do
            report = await health.CheckHealthAsync(Deadline);
        while (!report.Entries["buyersdb"].Description!.Contains(name, StringComparison.Ordinal));
        report.Status.ShouldBe(HealthStatus.Unhealthy);

        await using var server = NpgsqlDataSource.Create(postgres.ConnectionString);
        await using (var create = server.CreateCommand($"CREATE DATABASE {name}"))
            await create.ExecuteNonQueryAsync(Deadline);

        await service.Services.GetRequiredService<DatabaseReadiness<BuyersDbContext>>().WaitAsync(Deadline);
        (await health.CheckHealthAsync(Deadline)).Status.ShouldBe(HealthStatus.Healthy);
        await service.StopAsync(Deadline);
        await using var drop = server.CreateCommand($"DROP DATABASE {name} WITH (FORCE)");
        await drop.ExecuteNonQueryAsync(Deadline);
    }

    [Fact]
    public async Task Classified_values_are_stored_as_they_are_and_read_back()
    {
        using var service = Service(await postgres.CreateDatabaseAsync(Deadline));
        await service.StartAsync(Deadline);
        await service.Services.GetRequiredService<DatabaseReadiness<BuyersDbContext>>().WaitAsync(Deadline);
        var ann = new Buyer { Id = Guid.CreateVersion7(), FullName = new("Ann Miller"), Credit = new(12.5m), LastPrice = new(7.25m) };
        var bob = new Buyer { Id = Guid.CreateVersion7(), FullName = new("Bob Stone"), Phone = new("+49 30 1234"), Credit = new(0m) };
        await using (var scope = service.Services.CreateAsyncScope())
        {
            var context = scope.ServiceProvider.GetRequiredService<BuyersDbContext>();
            context.AddRange(ann, bob);
            await context.SaveChangesAsync(Deadline);
        }

        await using (var scope = service.Services.CreateAsyncScope())
        {
            var wanted = new Personal<string>("Ann Miller");
            var read = await scope.ServiceProvider.GetRequiredService<BuyersDbContext>().Buyers.SingleAsync(buyer => buyer.FullName == wanted, Deadline);
            read.LastPrice!.Value.Reveal().ShouldBe(7.25m);
            read.Phone.ShouldBeNull();
            var other = await scope.ServiceProvider.GetRequiredService<BuyersDbContext>().Buyers.SingleAsync(buyer => buyer.Phone != null, Deadline);
            other.Phone!.Value.Reveal().ShouldBe("+49 30 1234");
            other.LastPrice.ShouldBeNull();
        }

        await service.StopAsync(Deadline);
    }

    public static TheoryData<string?, string> UnusableConnectionStrings => new()
    {
        { null, "ConnectionStrings:buyersdb is missing. Give the connection string of a PostgreSQL database, such as Host=localhost;Database=buyersdb;Username=buyersdb." },
        { "Host=x;Database=y;Colour=red", "ConnectionStrings:buyersdb cannot be read: Couldn't set colour (Parameter 'colour')" },
        { "Username=z", "ConnectionStrings:buyersdb names no Host.; ConnectionStrings:buyersdb names no Database." },
        {
            "Host=x;Database=y;Include Error Detail=true;Log Parameters=true",
            "ConnectionStrings:buyersdb sets 'Include Error Detail', which writes the values of rows into errors and logs. Remove it.; "
            + "ConnectionStrings:buyersdb sets 'Log Parameters', which writes the values of parameters into logs. Remove it."
        },
    };

    [Theory]
    [MemberData(nameof(UnusableConnectionStrings))]
    public async Task An_unusable_connection_string_stops_the_start_and_is_named(string? connectionString, string text)
    {
        using var service = Service(connectionString);
        var failure = await Should.ThrowAsync<OptionsValidationException>(() => service.StartAsync(Deadline));
        failure.Message.ShouldBe(text);
    }
}
