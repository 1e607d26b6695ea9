using Mes.Operations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Mes.Orders;

/// <summary>Stores an order with its operations.</summary>
internal sealed class OrderConfiguration : IEntityTypeConfiguration<Order>
{
    private const int LongestName = 32;

    public void Configure(EntityTypeBuilder<Order> builder)
    {
        builder.HasKey(order => order.OrderId);
        builder.Property(order => order.CustomerId);
        builder.Property(order => order.CreatedBy);
        builder.Property(order => order.Material);
        builder.Property(order => order.Quantity);
        builder.Property(order => order.Status);
        builder.Property(order => order.Version);
        // Writers take the row's lock first (OrderLock); this catches whoever forgets to.
        builder.Property(order => order.Revision).IsConcurrencyToken();
        builder.Property(order => order.ModelId);
        builder.Property(order => order.Price);
        builder.Property(order => order.CreatedAt);
        builder.Property(order => order.ChangedAt);
        builder.Property(order => order.ApprovedAt);
        builder.Property(order => order.TrackingNumber).HasMaxLength(ShipOrder.LongestTrackingNumber);
        builder.Property(order => order.ShippedBy);
        builder.HasIndex(order => new { order.ApprovedAt, order.OrderId })
            .HasDatabaseName("ix_orders_queue")
            .HasFilter($"status IN ({string.Join(", ", ProductionQueue.Statuses.Select(status => $"'{status}'"))})");
        builder.Ignore(order => order.Operations);
        builder.OwnsMany<Operation>("_operations", ConfigureOperation);
    }

    private static void ConfigureOperation(OwnedNavigationBuilder<Order, Operation> operation)
    {
        operation.ToTable("operations");
        operation.WithOwner().HasForeignKey("OrderId");
        operation.Property(row => row.Kind).HasConversion(kind => kind.Name(), name => OperationKinds.Parse(name)).HasMaxLength(LongestName);
        operation.HasKey("OrderId", nameof(Operation.Kind));
        operation.Property(row => row.Status).HasConversion<string>().HasMaxLength(LongestName);
        operation.Property(row => row.OperatorId);
        operation.Property(row => row.StartedAt);
        operation.Property(row => row.CompletedAt);
        operation.Property(row => row.Failures);
        operation.Property(row => row.FailedAt);
        operation.Property(row => row.FailureReason).HasConversion<string>().HasMaxLength(LongestName);
        operation.Ignore(row => row.CanBeStarted);
    }
}
