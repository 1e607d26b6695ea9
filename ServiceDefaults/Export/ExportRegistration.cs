using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ServiceDefaults.Export;

/// <summary>What the exporters of all signals share.</summary>
internal static class ExportRegistration
{
    internal static void Add(IServiceCollection services)
    {
        services.AddSingleton(_ => new TelemetryLoss(Console.Error));
        services.AddSingleton<ExportGrace>();
        services.AddHostedService<GraceStart>();
        services.TryAddSingleton<OtlpTransport>();
        services.AddHostedService<LossReport>();
    }
}
