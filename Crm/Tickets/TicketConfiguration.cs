using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Crm.Tickets;

/// <summary>Stores a support ticket.</summary>
internal sealed class TicketConfiguration : IEntityTypeConfiguration<Ticket>
{
    private const int LongestName = 32;

    public void Configure(EntityTypeBuilder<Ticket> builder)
    {
        builder.HasKey(ticket => ticket.TicketId);
        builder.Property(ticket => ticket.CustomerId);
        builder.Property(ticket => ticket.OrderId);
        builder.Property(ticket => ticket.Subject);
        builder.Property(ticket => ticket.Text);
        builder.Property(ticket => ticket.Status).HasConversion<string>().HasMaxLength(LongestName);
        builder.Property(ticket => ticket.Answer);
        builder.Property(ticket => ticket.Version).IsConcurrencyToken();
        builder.Property(ticket => ticket.CreatedAt);
        builder.Property(ticket => ticket.ClosedAt);
        builder.HasIndex(ticket => new { ticket.CreatedAt, ticket.TicketId });
        builder.HasIndex(ticket => new { ticket.Status, ticket.CreatedAt, ticket.TicketId });
    }
}
