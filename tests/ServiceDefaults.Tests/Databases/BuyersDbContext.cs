using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Databases;

namespace ServiceDefaults.Tests.Databases;

public sealed class BuyersDbContext(DbContextOptions<BuyersDbContext> options) : DbContext(options)
{
    public DbSet<Buyer> Buyers => Set<Buyer>();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) => configurationBuilder.ConfigureClassified();
}
