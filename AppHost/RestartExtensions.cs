using Microsoft.Extensions.DependencyInjection;

namespace AppHost;

/// <summary>For what does not come back by itself.</summary>
internal static class RestartExtensions
{
    /// <summary>Restarts a resource when another one, which it needs, had ended and is healthy again.</summary>
    internal static IResourceBuilder<T> WithRestartAfterOutageOf<T>(this IResourceBuilder<T> builder, IResourceBuilder<IResource> needed)
        where T : IResource
    {
        builder.ApplicationBuilder.Services.AddHostedService(services => new RestartAfterOutage(
            builder.Resource, needed.Resource, services.GetRequiredService<ResourceNotificationService>(), services.GetRequiredService<ResourceCommandService>()));
        return builder;
    }
}
