using Microsoft.Extensions.Options;
using Observability.Reading.Elastic;
using Observability.Reading.Postgres;
using Observability.Store;
using ServiceDefaults.Http;

namespace Observability.Reading;

/// <summary>Registers the read API: section <c>Observability:Reading</c>.</summary>
internal static class ReadingExtensions
{
    private const string Connection = "elasticsearch-reader";

    private static readonly TimeSpan HealthTimeout = TimeSpan.FromSeconds(3);

    /// <summary>
    /// Reads from Elasticsearch where <c>ConnectionStrings:elasticsearch-reader</c> names it and the user, such as <c>http://reader:PASSWORD@localhost:9200</c>; else from what the embedded collector stored.
    /// </summary>
    /// <exception cref="InvalidOperationException">The connection string is no address.</exception>
    public static WebApplicationBuilder AddReading(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<ReadingOptions>().BindConfiguration(ReadingOptions.Section, binder => binder.ErrorOnUnknownConfiguration = true).ValidateDataAnnotations().ValidateOnStart();
        if (builder.Configuration.GetConnectionString(Connection) is { Length: > 0 } elasticsearch)
            builder.AddElasticTelemetry(elasticsearch);
        else
            builder.Services.AddSingleton<ITelemetryStore, PostgresTelemetry>().Configure<ProblemMap>(PostgresProblems.Map);
        builder.Services.AddHealthChecks().AddCheck<ReadingHealthCheck>("telemetry-store", timeout: HealthTimeout);
        return builder;
    }

    public static void MapReading(this WebApplication app)
    {
        var api = app.MapGroup("/api").WithTags("Reading");
        ReadTimeline.Map(api);
        ReadTrace.Map(api);
        SearchLogs.Map(api);
        SearchSpans.Map(api);
        ReadMetrics.Map(api);
        ReadMetricPoints.Map(api);
    }

    private static void AddElasticTelemetry(this WebApplicationBuilder builder, string connectionString)
    {
        var client = ElasticClient.Create(Connection, connectionString);
        builder.Services.AddSingleton(provider => new ElasticSearches(client, provider.GetRequiredService<IOptions<ReadingOptions>>(), provider.GetRequiredService<TimeProvider>()));
        builder.Services.AddSingleton<MetricCatalogue>();
        builder.Services.AddSingleton<ITelemetryStore, ElasticTelemetry>();
        builder.Services.Configure<ProblemMap>(ElasticProblems.Map);
    }
}
