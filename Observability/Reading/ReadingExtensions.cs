using System.Net.Http.Headers;
using System.Text;
using Observability.Reading.Elastic;
using Observability.Reading.Postgres;
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
        if (!Uri.TryCreate(connectionString, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
            throw new InvalidOperationException($"ConnectionStrings:{Connection} must be an address such as http://reader:PASSWORD@localhost:9200, but is no such address.");
#pragma warning disable EXTEXP0001 // Experimental, but the only way to take off what ConfigureHttpClientDefaults put on: a breaker would count shards that are still moving in, which are waited for.
        builder.Services.AddHttpClient<ElasticSearches>(client =>
        {
            client.BaseAddress = new UriBuilder(address) { UserName = string.Empty, Password = string.Empty }.Uri;
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
                "Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(Uri.UnescapeDataString(address.UserInfo))));
        }).RemoveAllResilienceHandlers();
#pragma warning restore EXTEXP0001
        builder.Services.AddTransient<MetricCatalogue>();
        builder.Services.AddTransient<ITelemetryStore, ElasticTelemetry>();
        builder.Services.Configure<ProblemMap>(ElasticProblems.Map);
    }
}
