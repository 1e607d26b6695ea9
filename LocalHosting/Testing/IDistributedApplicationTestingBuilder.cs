using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Testing;


/// <summary>Describes a distributed application for a test: it has ports and a data folder of its own, which go with it.</summary>
public interface IDistributedApplicationTestingBuilder : IDistributedApplicationBuilder, IAsyncDisposable
{
    /// <summary>Adds a resource.</summary>
    new IResourceBuilder<T> AddResource<T>(T resource)
        where T : IResource;

    /// <summary>Gives a builder for a resource without adding it.</summary>
    new IResourceBuilder<T> CreateResourceBuilder<T>(T resource)
        where T : IResource;

    /// <summary>Builds the application; disposing of it ends and removes everything.</summary>
    Task<DistributedApplication> BuildAsync(CancellationToken cancellationToken = default);
}
