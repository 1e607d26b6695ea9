using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Mes.Orders;

/// <summary>Stores what is to be decided when an approval arrives; one row an order, for the shop asks once until it is answered.</summary>
internal sealed class CancellationWishConfiguration : IEntityTypeConfiguration<CancellationWish>
{
    public void Configure(EntityTypeBuilder<CancellationWish> builder)
    {
        builder.HasKey(wish => wish.OrderId);
        builder.Property(wish => wish.RequestId);
        builder.Property(wish => wish.Reason);
    }
}
