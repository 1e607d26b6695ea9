using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Http;

namespace ServiceDefaults.Tests.Http;

internal sealed class NotesDbContext(string connectionString) : DbContext
{
    internal DbSet<Note> Notes => Set<Note>();

    protected override void OnConfiguring(DbContextOptionsBuilder optionsBuilder) => optionsBuilder.UseNpgsql(connectionString);

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Note>();
        modelBuilder.AddIdempotency();
    }

    internal sealed class Note
    {
        public int Id { get; set; }

        public required string Text { get; set; }
    }
}
