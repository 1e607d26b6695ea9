using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace LocalHosting.Testing;

/// <summary>Hands a test the builder of an AppHost that waits in its call of Build, or an empty builder.</summary>
internal sealed class TestingBuilder(DistributedApplicationBuilder builder, TestingScope? scope) : IDistributedApplicationTestingBuilder
{
    public ConfigurationManager Configuration => builder.Configuration;

    public string AppHostDirectory => builder.AppHostDirectory;

    public IHostEnvironment Environment => builder.Environment;

    public IServiceCollection Services => builder.Services;

    public DistributedApplicationExecutionContext ExecutionContext => builder.ExecutionContext;

    public IResourceCollection Resources => builder.Resources;

    public IResourceBuilder<T> AddResource<T>(T resource)
        where T : IResource => builder.AddResource(resource);

    public IResourceBuilder<T> CreateResourceBuilder<T>(T resource)
        where T : IResource => builder.CreateResourceBuilder(resource);

    public DistributedApplication Build() => scope is null
        ? builder.Build()
        : throw new InvalidOperationException("The AppHost itself builds the application: call BuildAsync.");

    public Task<DistributedApplication> BuildAsync(CancellationToken cancellationToken = default) =>
        scope?.BuildAsync(cancellationToken) ?? Task.FromResult(builder.Build());

    public ValueTask DisposeAsync()
    {
        scope?.Release();
        if (builder.IsEphemeral)
            builder.Data.Delete();
        return ValueTask.CompletedTask;
    }
}
