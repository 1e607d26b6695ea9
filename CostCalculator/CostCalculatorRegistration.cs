using CostCalculator.Calculations;
using CostCalculator.Materials;
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

    /// <summary>Adds pricing: the client of Shop, settings, spans and metrics.</summary>
    public static IHostApplicationBuilder AddCalculations(this IHostApplicationBuilder builder)
    {
        builder.Services.AddCostCalculatorOptions();
        builder.Services.AddHttpClient<ShopModels>(client => client.BaseAddress = ShopModels.Address);
        builder.Services.AddScoped<ModelMeasurement>();
        builder.Services.AddSingleton<CalculationTelemetry>();
        return builder;
    }

    /// <summary>Maps the API.</summary>
    public static WebApplication MapCalculations(this WebApplication app)
    {
        ListCalculations.Map(app);
        ListMaterials.Map(app);
        return app;
    }
}
