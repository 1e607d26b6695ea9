using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Crm.Complaints;

/// <summary>Stores a complaint.</summary>
internal sealed class ComplaintConfiguration : IEntityTypeConfiguration<Complaint>
{
    private const int LongestName = 32;

    public void Configure(EntityTypeBuilder<Complaint> builder)
    {
        builder.HasKey(complaint => complaint.ComplaintId);
        builder.Property(complaint => complaint.OrderId);
        builder.Property(complaint => complaint.CustomerId);
        builder.Property(complaint => complaint.Category).HasConversion<string>().HasMaxLength(LongestName);
        builder.Property(complaint => complaint.Text);
        builder.Property(complaint => complaint.Status).HasConversion<string>().HasMaxLength(LongestName);
        builder.Property(complaint => complaint.Number);
        builder.Property(complaint => complaint.Resolution);
        builder.Property(complaint => complaint.Version).IsConcurrencyToken();
        builder.Property(complaint => complaint.CreatedAt);
        builder.Property(complaint => complaint.ResolvedAt);
        builder.Ignore(complaint => complaint.IsRepeat);
        // Unique, so that two complaints filed at the same time cannot both be the first.
        builder.HasIndex(complaint => new { complaint.OrderId, complaint.Number }).IsUnique();
        builder.HasIndex(complaint => new { complaint.CreatedAt, complaint.ComplaintId });
        builder.HasIndex(complaint => new { complaint.Status, complaint.CreatedAt, complaint.ComplaintId });
    }
}
