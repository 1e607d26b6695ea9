using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Mes.Operators;

/// <summary>Stores an operator.</summary>
internal sealed class OperatorConfiguration : IEntityTypeConfiguration<Operator>
{
    public void Configure(EntityTypeBuilder<Operator> builder)
    {
        builder.HasKey(@operator => @operator.OperatorId);
        builder.Property(@operator => @operator.Name);
        builder.Property(@operator => @operator.RegisteredAt);
    }
}
