using Microsoft.EntityFrameworkCore;

namespace CostCalculator.Tests.World;

/// <summary>The database of the shop that stands in; messaging keeps its tables there, and there are no others.</summary>
internal sealed class ShopDbContext(DbContextOptions<ShopDbContext> options) : DbContext(options);
