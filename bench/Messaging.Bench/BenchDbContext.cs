using Microsoft.EntityFrameworkCore;

namespace Messaging.Bench;

internal sealed class BenchDbContext(DbContextOptions<BenchDbContext> options) : DbContext(options)
{
    public DbSet<Work> Works => Set<Work>();
}
