using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using ServiceDefaults.Classification;

namespace ServiceDefaults.Databases;

/// <summary>Lets a context store classified values.</summary>
public static class ClassifiedConversions
{
    /// <summary>
    /// Stores <see cref="Personal{T}"/> of <see cref="string"/> as text and <see cref="Financial{T}"/> of <see cref="decimal"/> as <c>numeric(18,4)</c>,
    /// and their nullable forms likewise. Call it from <see cref="DbContext.ConfigureConventions"/>.
    /// </summary>
    public static void ConfigureClassified(this ModelConfigurationBuilder conventions)
    {
        ArgumentNullException.ThrowIfNull(conventions);
        conventions.Properties<Personal<string>>().HaveConversion<PersonalText>();
        conventions.Properties<Financial<decimal>>().HaveConversion<FinancialAmount>().HavePrecision(18, 4);
    }

    private sealed class PersonalText() : ValueConverter<Personal<string>, string>(value => value.Reveal(), stored => new Personal<string>(stored));

    private sealed class FinancialAmount() : ValueConverter<Financial<decimal>, decimal>(value => value.Reveal(), stored => new Financial<decimal>(stored));
}
