using LocalHosting.Health;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting;

/// <summary>States facts about resources.</summary>
public static partial class ResourceBuilderExtensions
{
    /// <summary>Makes the resource's health depend on a check registered in the application's services.</summary>
    /// <param name="builder">The resource.</param>
    /// <param name="key">The name under which the check is registered.</param>
    public static IResourceBuilder<T> WithHealthCheck<T>(this IResourceBuilder<T> builder, string key)
        where T : IResource
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.WithAnnotation(new HealthCheckAnnotation(key));
    }

    /// <summary>Makes the resource's health depend on the answer to an HTTP request.</summary>
    /// <param name="builder">The resource.</param>
    /// <param name="path">The path, by default <c>/</c>.</param>
    /// <param name="statusCode">The status that stands for healthy, by default 200.</param>
    /// <param name="endpointName">The endpoint, by default <c>http</c>.</param>
    public static IResourceBuilder<T> WithHttpHealthCheck<T>(
        this IResourceBuilder<T> builder, string? path = null, int? statusCode = null, string? endpointName = null)
        where T : IResourceWithEndpoints
    {
        ArgumentNullException.ThrowIfNull(builder);
        path ??= "/";
        statusCode ??= StatusOk;
        var endpoint = builder.GetEndpoint(endpointName ?? "http");
        var key = $"{builder.Resource.Name}_{endpoint.EndpointName}_{path}_{statusCode}_check";
        builder.ApplicationBuilder.Services.AddHealthChecks().Add(
            new HealthCheckRegistration(key, new HttpHealthCheck(endpoint, path, statusCode.Value), HealthStatus.Unhealthy, tags: null));
        return builder.WithHealthCheck(key);
    }

    private const int StatusOk = 200;
}
