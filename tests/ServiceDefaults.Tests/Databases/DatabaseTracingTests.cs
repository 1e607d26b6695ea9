using Fixtures;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using ServiceDefaults.Databases;
using ServiceDefaults.Telemetry;
using ServiceDefaults.Tests.Receiving;

namespace ServiceDefaults.Tests.Databases;

public sealed class DatabaseTracingTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    [Fact]
    public async Task A_statement_is_a_span_of_its_order_and_neither_it_nor_a_log_tells_the_values()
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        var database = await postgres.CreateDatabaseAsync(TestContext.Current.CancellationToken);
        await using var service = await TestService.StartAsync(
            receiver,
            builder => builder.AddMigratedDatabase<BuyersDbContext>("buyersdb"),
            app => app.MapPost("/buyers", async (BuyersDbContext context) =>
            {
                OrderBaggage.Set("S-100005", null);
                context.Add(new Buyer { Id = new Guid("6f1ed002-ab5f-4e0e-8b0c-0123456789ab"), FullName = new("Canary Person"), Credit = new(998_877m) });
                await context.SaveChangesAsync();
            }),
            settings: new() { ["ConnectionStrings:buyersdb"] = database, ["Logging:LogLevel:Microsoft.EntityFrameworkCore"] = "Trace", ["Logging:LogLevel:Npgsql"] = "Trace" });
        await service.Services.GetRequiredService<DatabaseReadiness<BuyersDbContext>>().WaitAsync(TestContext.Current.CancellationToken);

        await service.Client.PostAsync(new Uri("/buyers", UriKind.Relative), null, TestContext.Current.CancellationToken);
        // The same key again is an error of the database, whose message could tell of the row.
        await service.Client.PostAsync(new Uri("/buyers", UriKind.Relative), null, TestContext.Current.CancellationToken);

        var statement = await receiver.SpanAsync(span => span.Attributes.GetValueOrDefault("db.query.text")?.Contains("INSERT INTO buyers", StringComparison.Ordinal) == true);
        statement.Kind.ShouldBe(ReceivedSpan.Client);
        statement.Attributes["order.id"].ShouldBe("S-100005");
        await service.DisposeAsync();
        receiver.Logs.ShouldContain(log => log.Attributes.ContainsKey("exception.type") && log.Attributes["exception.stacktrace"].Contains("23505", StringComparison.Ordinal));
        foreach (var body in receiver.Bodies)
        {
            var text = System.Text.Encoding.UTF8.GetString(body);
            text.ShouldNotContain("Canary Person");
            text.ShouldNotContain("998877");
        }
    }
}
