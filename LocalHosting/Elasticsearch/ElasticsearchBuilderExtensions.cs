using Aspire.Hosting.ApplicationModel;

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
        return builder.AddResource(new ElasticsearchResource(name, secret))
            .WithAnnotation(new ContainerImageAnnotation { Image = "library/elasticsearch", Tag = "8" })
            .WithHttpEndpoint(port, targetPort: 9200);
    }

    /// <summary>Keeps the data for later runs.</summary>
    public static IResourceBuilder<ElasticsearchResource> WithDataVolume(this IResourceBuilder<ElasticsearchResource> builder, string? name = null) =>
        builder.WithVolume(name, "/usr/share/elasticsearch/data");
}
