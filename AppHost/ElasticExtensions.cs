namespace AppHost;

/// <summary>Who signs in to Elasticsearch, and how.</summary>
internal static class ElasticExtensions
{
    /// <summary>Adds the passwords, generated at the first run and kept for later ones.</summary>
    internal static ElasticUsers AddElasticUsers(this IDistributedApplicationBuilder builder) => new(
        builder.AddGeneratedSecret("elastic-password"),
        builder.AddGeneratedSecret("elastic-collector-password"),
        builder.AddGeneratedSecret("elastic-jaeger-password"),
        builder.AddGeneratedSecret("elastic-reader-password"),
        builder.AddGeneratedSecret("elastic-retention-password"),
        builder.AddGeneratedSecret("elastic-kibana-password"));

    /// <summary>Names the users: to the set-up, which creates them, and to a native Elasticsearch, which must know them from the start.</summary>
    internal static IResourceBuilder<T> WithElasticUsers<T>(this IResourceBuilder<T> builder, ElasticUsers users)
        where T : IResourceWithEnvironment =>
        builder
            .WithEnvironment("ELASTIC_USER_COLLECTOR", users.Collector)
            .WithEnvironment("ELASTIC_USER_JAEGER", users.Jaeger)
            .WithEnvironment("ELASTIC_USER_READER", users.Reader)
            .WithEnvironment("ELASTIC_USER_RETENTION", users.Retention)
            .WithEnvironment("ELASTIC_USER_KIBANA_SYSTEM", users.Kibana);

    /// <summary>Lets a service sign in to Elasticsearch, by the connection string <c>elasticsearch-</c> and the user's name.</summary>
    internal static IResourceBuilder<ProjectResource> WithElasticsearch(
        this IResourceBuilder<ProjectResource> service, IResourceBuilder<ElasticsearchResource> elasticsearch, string user, IResourceBuilder<ParameterResource> password) =>
        service.WithEnvironment(
            $"ConnectionStrings__elasticsearch-{user}",
            ReferenceExpression.Create($"http://{user}:{password}@{elasticsearch.Resource.PrimaryEndpoint.Property(EndpointProperty.HostAndPort)}"));

    /// <summary>Lets a container sign in to Elasticsearch.</summary>
    internal static IResourceBuilder<ContainerResource> WithElasticsearch(
        this IResourceBuilder<ContainerResource> container,
        IResourceBuilder<ElasticsearchResource> elasticsearch,
        string user,
        IResourceBuilder<ParameterResource> password) =>
        container
            .WithEnvironment("ELASTICSEARCH_URL", elasticsearch.Resource.PrimaryEndpoint)
            .WithEnvironment("ELASTICSEARCH_USER", user)
            .WithEnvironment("ELASTICSEARCH_PASSWORD", password);
}
