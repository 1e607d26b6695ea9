using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Aspire.Hosting;


/// <summary>Describes a distributed application.</summary>
public interface IDistributedApplicationBuilder
{
    /// <summary>Gets the configuration: arguments, environment, settings files.</summary>
    ConfigurationManager Configuration { get; }

    /// <summary>Gets the AppHost's project folder.</summary>
    string AppHostDirectory { get; }

    /// <summary>Gets the environment, <c>Development</c> by default.</summary>
    IHostEnvironment Environment { get; }

    /// <summary>Gets the AppHost's own services, health checks among them.</summary>
    IServiceCollection Services { get; }

    /// <summary>Gets whether the application runs or is published.</summary>
    DistributedApplicationExecutionContext ExecutionContext { get; }

    /// <summary>Gets the resources.</summary>
    IResourceCollection Resources { get; }

    /// <summary>Adds a resource.</summary>
    /// <exception cref="DistributedApplicationException">The name is taken.</exception>
    IResourceBuilder<T> AddResource<T>(T resource)
        where T : IResource;

    /// <summary>Gives a builder for a resource without adding it.</summary>
    IResourceBuilder<T> CreateResourceBuilder<T>(T resource)
        where T : IResource;

    /// <summary>Builds the application.</summary>
    DistributedApplication Build();
}
