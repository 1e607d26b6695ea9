using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Http.Resilience;

namespace ServiceDefaults.Exchange;

/// <summary>How the systems talk over HTTP: clients that find services by name, are bounded in time, retry what is safe to repeat, and log what they exchange.</summary>
internal static class ExchangeRegistration
{
    internal static void Add(IServiceCollection services, ServiceDefaultsSettings settings)
    {
        services.TryAddSingleton<BodyProtector>();
        services.AddTransient<ExchangeHandler>();
        services.AddTransient<IStartupFilter, ExchangeStartupFilter>();
        if (!settings.DisableServiceDiscovery)
            services.AddServiceDiscovery();
        services.ConfigureHttpClientDefaults(http =>
        {
            // http.exchange and the span tell what these tell, with protected paths.
            http.RemoveAllLoggers();
            if (!settings.DisableResilience)
                http.AddStandardResilienceHandler(Configure);
            if (!settings.DisableServiceDiscovery)
                http.AddServiceDiscovery();
            if (!settings.DisableExchangeLogging)
                http.AddHttpMessageHandler<ExchangeHandler>();
        });
    }

    // An attempt may carry a large model file; the breaker samples for twice an attempt, as it must.
    private static void Configure(HttpStandardResilienceOptions resilience)
    {
        resilience.Retry.DisableForUnsafeHttpMethods();
        resilience.AttemptTimeout.Timeout = TimeSpan.FromSeconds(30);
        resilience.TotalRequestTimeout.Timeout = TimeSpan.FromSeconds(90);
        resilience.CircuitBreaker.SamplingDuration = TimeSpan.FromSeconds(60);
    }
}
