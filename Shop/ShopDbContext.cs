using Messaging.Orders;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Databases;
using ServiceDefaults.Http;
using Shop.Customers;
using Shop.Orders;

namespace Shop;

/// <summary>The shop's database.</summary>
internal sealed class ShopDbContext(DbContextOptions<ShopDbContext> options) : DbContext(options)
{
    internal DbSet<Customer> Customers => Set<Customer>();

    internal DbSet<Order> Orders => Set<Order>();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.ConfigureClassified();
        configurationBuilder.ConfigureOrders();
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(ShopDbContext).Assembly);
        modelBuilder.HasSequence<long>(OrderNumbers.Sequence).StartsAt(OrderNumbers.First);
        modelBuilder.AddIdempotency();
    }
}
