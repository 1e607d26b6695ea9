using FaultWorker.Facts;
using Microsoft.EntityFrameworkCore;

namespace FaultWorker;

/// <summary>A worker's state: the facts it stated, and what took effect in it.</summary>
public sealed class WorkerDbContext(DbContextOptions<WorkerDbContext> options) : DbContext(options)
{
    public DbSet<Fact> Facts => Set<Fact>();

    public DbSet<Effect> Effects => Set<Effect>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Fact>().HasKey(fact => new { fact.Stream, fact.Number });
        // No unique index: what takes effect twice must be seen.
        modelBuilder.Entity<Effect>().HasKey(effect => effect.Id);
    }
}
