using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Crm.Customers;

/// <summary>Stores a customer.</summary>
internal sealed class CustomerConfiguration : IEntityTypeConfiguration<Customer>
{
    public void Configure(EntityTypeBuilder<Customer> builder)
    {
        builder.HasKey(customer => customer.CustomerId);
        builder.Property(customer => customer.RegisteredBy);
        builder.Property(customer => customer.Version).IsConcurrencyToken();
        builder.Property(customer => customer.CreatedAt);
        builder.ComplexProperty(customer => customer.Details, details =>
        {
            details.Property(row => row.Name).HasColumnName("name");
            details.Property(row => row.Email).HasColumnName("email");
            details.Property(row => row.Phone).HasColumnName("phone");
            details.Property(row => row.Address).HasColumnName("address");
        });
    }
}
