using Collector.Decoding;
using Collector.OwnTelemetry;
using Collector.Queueing;
using Microsoft.Extensions.Options;

namespace Collector.Storage;

/// <summary>Registers the store: database <c>telemetrydb</c>, section <c>Collector</c>.</summary>
internal static class StoreExtensions
{
    public static WebApplicationBuilder AddTelemetryStore(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<CollectorOptions>()
            .BindConfiguration(CollectorOptions.Section, binder => binder.ErrorOnUnknownConfiguration = true)
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.AddSingleton<IValidateOptions<CollectorOptions>, CollectorOptionsValidator>();
        services.AddSingleton<TelemetryDatabase>();
        services.AddSingleton<TelemetrySchema>();
        services.AddSingleton<Partitions>();
        services.AddSingleton<MemoryBudget>();
        services.AddSingleton<IngestMetrics>();
        services.AddSingleton<RecordIds>();
        services.AddSingleton<KnownSources>();
        services.AddSingleton<KnownInstruments>();
        services.AddSingleton<StoreQueues>();
        services.AddSingleton<RecordStore>();
        services.AddSingleton<RecordIsolation>();
        services.AddSingleton<StoreAvailability>();
        services.AddSingleton<QueueSpace>();
        services.AddSingleton<DiskQueue>();
        services.AddHostedService<StoreStart>();
        services.AddHostedService<QueueReplay>();
        foreach (var signal in Enum.GetValues<Signal>())
            services.AddSingleton<IHostedService>(provider => ActivatorUtilities.CreateInstance<SignalWriter>(provider, signal, provider.GetRequiredService<StoreQueues>()[signal]));
        services.AddHealthChecks().AddCheck<StoreHealthCheck>("telemetry-store");
        return builder;
    }
}
