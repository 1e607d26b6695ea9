using Aspire.Hosting.ApplicationModel;
using LocalHosting.Elasticsearch;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Aspire.Hosting;


/// <summary>Adds Elasticsearch.</summary>
public static class ElasticsearchBuilderExtensions
{
    /// <summary>Adds an Elasticsearch server.</summary>
    public static IResourceBuilder<ElasticsearchResource> AddElasticsearch(
        this IDistributedApplicationBuilder builder, string name, IResourceBuilder<ParameterResource>? password = null, int? port = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var secret = password?.Resource ?? ParameterResourceBuilderExtensions.CreateGeneratedPassword(builder, $"{name}-password");
        var server = new ElasticsearchResource(name, secret);
        var key = $"{name}_check";
        builder.Services.AddHealthChecks().Add(
            new HealthCheckRegistration(key, new ElasticsearchHealthCheck(server), HealthStatus.Unhealthy, tags: null));
        return builder.AddResource(server)
            .WithAnnotation(new ContainerImageAnnotation { Image = "library/elasticsearch", Tag = "8" })
            .WithAnnotation(new ElasticsearchProgram(server))
            .WithHttpEndpoint(port, targetPort: 9200)
            .WithHealthCheck(key);
    }

    /// <summary>Keeps the data for later runs.</summary>
    public static IResourceBuilder<ElasticsearchResource> WithDataVolume(this IResourceBuilder<ElasticsearchResource> builder, string? name = null) =>
        builder.WithVolume(name, "/usr/share/elasticsearch/data");
}
