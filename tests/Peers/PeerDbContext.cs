using Microsoft.EntityFrameworkCore;

namespace Peers;

/// <summary>A peer's database: nothing but what messaging puts there.</summary>
public sealed class PeerDbContext(DbContextOptions<PeerDbContext> options) : DbContext(options);
