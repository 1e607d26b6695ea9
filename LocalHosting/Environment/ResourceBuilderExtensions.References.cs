using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting;

/// <summary>States facts about resources.</summary>
public static partial class ResourceBuilderExtensions
{
    /// <summary>Hands a resource's connection string over as <c>ConnectionStrings__NAME</c>.</summary>
    /// <param name="builder">The resource that gets it.</param>
    /// <param name="source">The resource that is reached by it.</param>
    /// <param name="connectionName">The connection's name; by default the source's name.</param>
    /// <param name="optional">Whether a missing connection string is left out, not an error.</param>
    public static IResourceBuilder<TDestination> WithReference<TDestination>(
        this IResourceBuilder<TDestination> builder, IResourceBuilder<IResourceWithConnectionString> source, string? connectionName = null, bool optional = false)
        where TDestination : IResourceWithEnvironment
    {
        ArgumentNullException.ThrowIfNull(source);
        var resource = source.Resource;
        var variable = resource.ConnectionStringEnvironmentVariable ?? $"ConnectionStrings__{connectionName ?? resource.Name}";
        return builder.WithEnvironment(async context =>
        {
            var value = await resource.GetConnectionStringAsync(context.CancellationToken);
            if (string.IsNullOrEmpty(value) && !optional)
                throw new DistributedApplicationException($"Resource '{resource.Name}', which '{builder.Resource.Name}' refers to, has no connection string.");
            if (!string.IsNullOrEmpty(value))
                context.EnvironmentVariables[variable] = value;
        });
    }

    /// <summary>Lets a resource find another one by its name: <c>services__NAME__ENDPOINT__0</c> for each of its endpoints.</summary>
    public static IResourceBuilder<TDestination> WithReference<TDestination>(
        this IResourceBuilder<TDestination> builder, IResourceBuilder<IResourceWithServiceDiscovery> source)
        where TDestination : IResourceWithEnvironment
    {
        ArgumentNullException.ThrowIfNull(source);
        return builder.WithEnvironment(context =>
        {
            foreach (var endpoint in source.Resource.GetEndpoints())
                context.EnvironmentVariables[$"services__{source.Resource.Name}__{endpoint.EndpointName}__0"] = endpoint;
        });
    }

    /// <summary>Lets a resource find one endpoint of another one by its name.</summary>
    public static IResourceBuilder<TDestination> WithReference<TDestination>(this IResourceBuilder<TDestination> builder, EndpointReference endpointReference)
        where TDestination : IResourceWithEnvironment
    {
        ArgumentNullException.ThrowIfNull(endpointReference);
        return builder.WithEnvironment(context =>
            context.EnvironmentVariables[$"services__{endpointReference.Resource.Name}__{endpointReference.EndpointName}__0"] = endpointReference);
    }

    /// <summary>Lets a resource find an address by a name: <c>services__NAME__default__0</c>.</summary>
    public static IResourceBuilder<TDestination> WithReference<TDestination>(this IResourceBuilder<TDestination> builder, string name, Uri uri)
        where TDestination : IResourceWithEnvironment
    {
        ArgumentNullException.ThrowIfNull(uri);
        if (!uri.IsAbsoluteUri)
            throw new InvalidOperationException($"The address of '{name}' must be absolute, such as http://localhost:8080/, but is '{uri}'.");
        return builder.WithEnvironment($"services__{name}__default__0", uri.ToString());
    }
}
