using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Shop.Orders;

internal sealed class OrderConfiguration : IEntityTypeConfiguration<Order>
{
    public void Configure(EntityTypeBuilder<Order> builder)
    {
        builder.HasKey(order => order.Id);
        // Two changes at once: the later finds another version and fails, so that one event per version is published.
        builder.Property(order => order.Version).IsConcurrencyToken();
        builder.OwnsOne(order => order.Model, model =>
        {
            model.Property(file => file.Id).HasColumnName("model_id");
            model.Property(file => file.FileName).HasColumnName("model_file_name").HasMaxLength(200);
            model.Property(file => file.Size).HasColumnName("model_size");
            model.HasIndex(file => file.Id);
        });
        // No foreign key to the customer: an order placed by phone and its customer arrive in two streams, in either order.
        builder.HasIndex(order => new { order.CustomerId, order.CreatedAt, order.Id });
    }
}
