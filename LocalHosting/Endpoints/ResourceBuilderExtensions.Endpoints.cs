using System.Net.Sockets;
using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting;

/// <summary>States facts about resources.</summary>
public static partial class ResourceBuilderExtensions
{
    /// <summary>Adds an endpoint that speaks HTTP.</summary>
    /// <param name="builder">The resource.</param>
    /// <param name="port">The port; by default the host chooses.</param>
    /// <param name="targetPort">The port on which the process listens; here the same.</param>
    /// <param name="name">The endpoint's name; by default <c>http</c>.</param>
    /// <param name="env">The environment variable by which the process learns its port.</param>
    /// <param name="isProxied">Kept for compatibility.</param>
    public static IResourceBuilder<T> WithHttpEndpoint<T>(
        this IResourceBuilder<T> builder, int? port = null, int? targetPort = null, string? name = null, string? env = null, bool? isProxied = null)
        where T : IResourceWithEndpoints =>
        builder.WithEndpoint(port, targetPort, "http", name, env, isProxied);

    /// <summary>Adds an endpoint.</summary>
    /// <param name="builder">The resource.</param>
    /// <param name="port">The port; by default the host chooses.</param>
    /// <param name="targetPort">The port on which the process listens; here the same.</param>
    /// <param name="scheme">The scheme of its address; by default <c>tcp</c>.</param>
    /// <param name="name">Its name; by default the scheme.</param>
    /// <param name="env">The environment variable by which the process learns its port.</param>
    /// <param name="isProxied">Kept for compatibility.</param>
    /// <param name="isExternal">Whether it is meant to be reached from outside.</param>
    /// <param name="protocol">The transport protocol; by default TCP.</param>
    public static IResourceBuilder<T> WithEndpoint<T>(
        this IResourceBuilder<T> builder,
        int? port = null,
        int? targetPort = null,
        string? scheme = null,
        string? name = null,
        string? env = null,
        bool? isProxied = null,
        bool? isExternal = null,
        ProtocolType? protocol = null)
        where T : IResourceWithEndpoints
    {
        ArgumentNullException.ThrowIfNull(builder);
        var endpoint = new EndpointAnnotation(protocol ?? ProtocolType.Tcp, scheme, null, name, port, targetPort, isExternal, isProxied ?? true)
        {
            TargetPortEnvironmentVariable = env,
        };
        if (builder.Resource.GetEndpoint(endpoint.Name).Exists)
        {
            throw new DistributedApplicationException(
                $"Endpoint '{endpoint.Name}' exists already on resource '{builder.Resource.Name}'. Give the second one a name of its own.");
        }

        if (env is not null && builder.Resource is IResourceWithEnvironment)
        {
            var targetPortOf = builder.Resource.GetEndpoint(endpoint.Name).Property(EndpointProperty.TargetPort);
            builder.WithAnnotation(new EnvironmentCallbackAnnotation(context =>
            {
                context.EnvironmentVariables[env] = targetPortOf;
                return Task.CompletedTask;
            }));
        }

        return builder.WithAnnotation(endpoint);
    }

    /// <summary>Changes an endpoint, adding it where there is none of that name.</summary>
    public static IResourceBuilder<T> WithEndpoint<T>(
        this IResourceBuilder<T> builder, string endpointName, Action<EndpointAnnotation> callback, bool createIfNotExists = true)
        where T : IResourceWithEndpoints
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(callback);
        var reference = builder.Resource.GetEndpoint(endpointName);
        if (!reference.Exists && !createIfNotExists)
            return builder;
        if (!reference.Exists)
            builder.WithAnnotation(new EndpointAnnotation(ProtocolType.Tcp, name: endpointName));
        callback(reference.EndpointAnnotation);
        return builder;
    }

    /// <summary>Marks the HTTP endpoints as meant to be reached from outside.</summary>
    public static IResourceBuilder<T> WithExternalHttpEndpoints<T>(this IResourceBuilder<T> builder)
        where T : IResourceWithEndpoints
    {
        ArgumentNullException.ThrowIfNull(builder);
        foreach (var endpoint in builder.Resource.Annotations.OfType<EndpointAnnotation>().Where(endpoint => endpoint.UriScheme is "http" or "https"))
            endpoint.IsExternal = true;
        return builder;
    }

    /// <summary>Refers to an endpoint of the resource; it may be added later.</summary>
    public static EndpointReference GetEndpoint<T>(this IResourceBuilder<T> builder, string name)
        where T : IResourceWithEndpoints
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.Resource.GetEndpoint(name);
    }

    /// <summary>Changes how an endpoint's address is shown.</summary>
    public static IResourceBuilder<T> WithUrlForEndpoint<T>(this IResourceBuilder<T> builder, string endpointName, Action<ResourceUrlAnnotation> callback)
        where T : IResource
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.WithAnnotation(new EndpointUrlAnnotation(endpointName, callback));
    }
}
