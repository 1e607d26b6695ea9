using Microsoft.EntityFrameworkCore;

namespace Shop.Tests.Flow;

/// <summary>The database of the other systems, of which these tests need only what Messaging creates itself.</summary>
internal sealed class ElsewhereDbContext(DbContextOptions<ElsewhereDbContext> options) : DbContext(options);
