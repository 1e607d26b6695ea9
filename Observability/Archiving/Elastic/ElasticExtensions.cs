using Observability.Archiving.Stores;

namespace Observability.Archiving.Elastic;

/// <summary>Registers Elasticsearch as a store of logs, where <c>ConnectionStrings:elasticsearch-retention</c> names one, and a user with the role <c>retention</c>.</summary>
internal static class ElasticExtensions
{
    public static void AddElasticLogs(this WebApplicationBuilder builder)
    {
        if (builder.Configuration.GetConnectionString(ElasticCluster.ConnectionName) is not { Length: > 0 } connectionString)
            return;
        builder.Services.AddSingleton(_ => new ElasticCluster(connectionString));
        builder.Services.AddSingleton<ElasticStreams>();
        builder.Services.AddSingleton<ElasticRestore>();
        builder.Services.AddSingleton<ILogStore, ElasticLogs>();
    }
}
