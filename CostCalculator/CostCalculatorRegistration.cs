using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace CostCalculator;

/// <summary>Puts the cost calculator together.</summary>
internal static class CostCalculatorRegistration
{
    /// <summary>Adds the settings of section <c>CostCalculator</c>, checked at start; an unknown one is refused.</summary>
    public static IServiceCollection AddCostCalculatorOptions(this IServiceCollection services)
    {
        services.AddOptions<CostCalculatorOptions>()
            .BindConfiguration(CostCalculatorOptions.Section, binder => binder.ErrorOnUnknownConfiguration = true)
            .ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<CostCalculatorOptions>, CostCalculatorOptionsValidator>());
        return services;
    }
}
