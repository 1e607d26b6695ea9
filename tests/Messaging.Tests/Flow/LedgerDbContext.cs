using Microsoft.EntityFrameworkCore;

namespace Messaging.Tests.Flow;

/// <summary>A service's state: what took effect, in the order in which it did.</summary>
public sealed class LedgerDbContext(DbContextOptions<LedgerDbContext> options) : DbContext(options)
{
    public DbSet<Effect> Effects => Set<Effect>();

    protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.Entity<Effect>().HasKey(effect => effect.Id);
}
