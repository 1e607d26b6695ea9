namespace AppHost;

/// <summary>The passwords of Elasticsearch's users: each part of the system has one of its own, with the role of the same name (deploy/elasticsearch/roles.yml).</summary>
/// <param name="Administrator">Of <c>elastic</c>, who may do everything; the set-up alone uses it.</param>
/// <param name="Collector">Of the one who writes logs and metrics.</param>
/// <param name="Jaeger">Of the one who writes and reads traces.</param>
/// <param name="Reader">Of the one who searches.</param>
/// <param name="Retention">Of the one who archives and drops what is old.</param>
/// <param name="Kibana">Of Kibana's own user, which Elasticsearch brings along.</param>
internal sealed record ElasticUsers(
    IResourceBuilder<ParameterResource> Administrator,
    IResourceBuilder<ParameterResource> Collector,
    IResourceBuilder<ParameterResource> Jaeger,
    IResourceBuilder<ParameterResource> Reader,
    IResourceBuilder<ParameterResource> Retention,
    IResourceBuilder<ParameterResource> Kibana);
