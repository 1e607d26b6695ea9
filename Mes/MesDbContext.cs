using Mes.Operators;
using Mes.Orders;
using Messaging.Orders;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Databases;
using ServiceDefaults.Http;

namespace Mes;

/// <summary>What MES knows: the orders, their operations, and who makes them.</summary>
internal sealed class MesDbContext(DbContextOptions<MesDbContext> options) : DbContext(options)
{
    internal DbSet<Order> Orders => Set<Order>();

    internal DbSet<CancellationWish> CancellationWishes => Set<CancellationWish>();

    internal DbSet<Operator> Operators => Set<Operator>();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.ConfigureClassified();
        configurationBuilder.ConfigureOrders();
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.AddIdempotency();
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(MesDbContext).Assembly);
    }
}
