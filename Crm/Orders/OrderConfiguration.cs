using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Crm.Orders;

/// <summary>Stores an order.</summary>
internal sealed class OrderConfiguration : IEntityTypeConfiguration<Order>
{
    public void Configure(EntityTypeBuilder<Order> builder)
    {
        builder.HasKey(order => order.OrderId);
        builder.Property(order => order.CustomerId);
        builder.Property(order => order.CreatedBy);
        builder.Property(order => order.Material);
        builder.Property(order => order.Quantity);
        builder.Property(order => order.Status);
        builder.Property(order => order.Version).IsConcurrencyToken();
        builder.Property(order => order.ModelId);
        builder.Property(order => order.Price);
        builder.Property(order => order.Reason);
        builder.Property(order => order.ClosedBy);
        builder.Property(order => order.CreatedAt);
        builder.Property(order => order.ChangedAt);
        builder.Ignore(order => order.MayBeUnknownToShop);
        // One index for each way the list is filtered, in the order in which it is paged.
        builder.HasIndex(order => new { order.CreatedAt, order.OrderId });
        builder.HasIndex(order => new { order.Status, order.CreatedAt, order.OrderId });
        builder.HasIndex(order => new { order.CustomerId, order.CreatedAt, order.OrderId });
    }
}
