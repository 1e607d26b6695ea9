using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CostCalculator.Calculations;

/// <summary>Stores a calculation in one row.</summary>
internal sealed class CalculationConfiguration : IEntityTypeConfiguration<Calculation>
{
    private const int LongestName = 32;
    private const int LongestDetail = 1_000;

    public void Configure(EntityTypeBuilder<Calculation> builder)
    {
        builder.HasKey(calculation => calculation.CalculationId);
        builder.Property(calculation => calculation.CalculationId).ValueGeneratedNever();
        builder.Property(calculation => calculation.OrderId);
        builder.Property(calculation => calculation.CustomerId);
        builder.Property(calculation => calculation.ModelId);
        builder.Property(calculation => calculation.Material);
        builder.Property(calculation => calculation.Quantity);
        builder.Property(calculation => calculation.CalculatedAt);
        builder.Property(calculation => calculation.DurationMs);
        builder.Property(calculation => calculation.Failure).HasConversion<string>().HasMaxLength(LongestName);
        builder.Property(calculation => calculation.Detail).HasMaxLength(LongestDetail);
        builder.ComplexProperty(calculation => calculation.Model, model =>
        {
            model.Property(measured => measured.Format).HasConversion<string>().HasMaxLength(LongestName);
        });
        builder.ComplexProperty(calculation => calculation.Price, price => price.Property(amounts => amounts.MachineSecondsPerPiece).HasPrecision(18, 3));
        // Also what finds the calculations of an order; the newest first, by the id, which grows with time.
        builder.HasIndex(calculation => new { calculation.OrderId, calculation.ModelId, calculation.Material, calculation.Quantity }).IsUnique();
    }
}
