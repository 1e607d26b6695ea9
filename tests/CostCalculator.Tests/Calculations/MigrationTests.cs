using Fixtures;
using Microsoft.EntityFrameworkCore;

namespace CostCalculator.Tests.Calculations;

public sealed class MigrationTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    [Fact]
    public async Task The_migrations_make_the_tables_of_the_model()
    {
        var connection = await postgres.CreateDatabaseAsync(TestContext.Current.CancellationToken);
        var options = new DbContextOptionsBuilder<CalculatorDbContext>().UseNpgsql(connection).UseSnakeCaseNamingConvention().Options;
        await using var database = new CalculatorDbContext(options);

        await database.Database.MigrateAsync(TestContext.Current.CancellationToken);

        database.Database.HasPendingModelChanges().ShouldBeFalse();
        (await database.Calculations.CountAsync(TestContext.Current.CancellationToken)).ShouldBe(0);
    }
}
