using CostCalculator.Calculations;
using Messaging.Orders;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Databases;

namespace CostCalculator;

/// <summary>What the cost calculator knows: what it has calculated.</summary>
internal sealed class CalculatorDbContext(DbContextOptions<CalculatorDbContext> options) : DbContext(options)
{
    internal DbSet<Calculation> Calculations => Set<Calculation>();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.ConfigureClassified();
        configurationBuilder.ConfigureOrders();
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.ApplyConfigurationsFromAssembly(typeof(CalculatorDbContext).Assembly);
}
