using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.DependencyInjection;

namespace Aspire.Hosting.Testing;


/// <summary>Questions that a test asks a running application.</summary>
public static class DistributedApplicationHostingTestingExtensions
{
    /// <summary>Creates a client whose base address is a resource's endpoint; by default <c>http</c>, or the only one.</summary>
    public static HttpClient CreateHttpClient(this DistributedApplication app, string resourceName, string? endpointName = null) =>
        new() { BaseAddress = app.GetEndpoint(resourceName, endpointName) };

    /// <summary>Gives the connection string of a resource.</summary>
    public static ValueTask<string?> GetConnectionStringAsync(this DistributedApplication app, string resourceName, CancellationToken cancellationToken = default) =>
        Find(app, resourceName) is IResourceWithConnectionString resource
            ? resource.GetConnectionStringAsync(cancellationToken)
            : throw new ArgumentException($"Resource '{resourceName}' has no connection string.", nameof(resourceName));

    /// <summary>Gives the address of a resource's endpoint; by default <c>http</c>, or the only one.</summary>
    public static Uri GetEndpoint(this DistributedApplication app, string resourceName, string? endpointName = null)
    {
        if (Find(app, resourceName) is not IResourceWithEndpoints resource)
            throw new ArgumentException($"Resource '{resourceName}' has no endpoints.", nameof(resourceName));
        var endpoints = resource.GetEndpoints().ToList();
        var endpoint = endpointName is null
            ? endpoints.FirstOrDefault(endpoint => endpoint.EndpointName == "http") ?? endpoints.FirstOrDefault()
            : endpoints.FirstOrDefault(endpoint => endpoint.EndpointName == endpointName);
        return endpoint is null
            ? throw new ArgumentException($"Resource '{resourceName}' has no endpoint '{endpointName ?? "http"}'.", nameof(endpointName))
            : new Uri(endpoint.Url);
    }

    /// <summary>Gives the last lines that a resource wrote; only this host offers it.</summary>
    /// <param name="app">The running application.</param>
    /// <param name="resourceName">The resource.</param>
    /// <param name="count">How many lines at most, 200 at the most.</param>
    public static IReadOnlyList<string> GetLastOutput(this DistributedApplication app, string resourceName, int count = 50)
    {
        ArgumentNullException.ThrowIfNull(app);
        return app.Services.GetRequiredService<LocalHosting.Orchestration.Orchestrator>().FindLog(resourceName)?.LastLines(count)
            ?? throw new ArgumentException($"No process is named '{resourceName}'.", nameof(resourceName));
    }

    private static IResource Find(DistributedApplication app, string resourceName)
    {
        ArgumentNullException.ThrowIfNull(app);
        return ((ResourceCollection)app.Services.GetRequiredService<IResourceCollection>()).Find(resourceName);
    }
}
