using Aspire.Hosting.ApplicationModel;
using LocalHosting.RabbitMq;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Aspire.Hosting;


/// <summary>Adds RabbitMQ.</summary>
public static class RabbitMQBuilderExtensions
{
    /// <summary>Adds a RabbitMQ broker.</summary>
    /// <param name="builder">The application.</param>
    /// <param name="name">The resource's name.</param>
    /// <param name="userName">The user's name; by default <c>guest</c>.</param>
    /// <param name="password">The user's password; by default a generated one, kept for later runs.</param>
    /// <param name="port">The port; by default the host chooses.</param>
    public static IResourceBuilder<RabbitMQServerResource> AddRabbitMQ(
        this IDistributedApplicationBuilder builder,
        string name,
        IResourceBuilder<ParameterResource>? userName = null,
        IResourceBuilder<ParameterResource>? password = null,
        int? port = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var secret = password?.Resource ?? ParameterResourceBuilderExtensions.CreateGeneratedPassword(builder, $"{name}-password");
        var broker = new RabbitMQServerResource(name, userName?.Resource, secret);
        var key = $"{name}_check";
        builder.Services.AddHealthChecks().Add(
            new HealthCheckRegistration(key, new RabbitMqHealthCheck(broker), HealthStatus.Unhealthy, tags: null));
        return builder.AddResource(broker)
            .WithEndpoint(port, scheme: "tcp", name: "tcp")
            .WithAnnotation(new ContainerImageAnnotation { Image = "library/rabbitmq", Tag = "4" })
            .WithAnnotation(new RabbitMqProgram(broker))
            .WithHealthCheck(key);
    }

    /// <summary>Switches the management plugin on, at a port that the host chooses.</summary>
    public static IResourceBuilder<RabbitMQServerResource> WithManagementPlugin(this IResourceBuilder<RabbitMQServerResource> builder) =>
        builder.WithManagementPlugin(port: null);

    /// <summary>Switches the management plugin on.</summary>
    public static IResourceBuilder<RabbitMQServerResource> WithManagementPlugin(this IResourceBuilder<RabbitMQServerResource> builder, int? port) =>
        builder.WithHttpEndpoint(port, name: "management");

    /// <summary>Keeps the data for later runs.</summary>
    public static IResourceBuilder<RabbitMQServerResource> WithDataVolume(
        this IResourceBuilder<RabbitMQServerResource> builder, string? name = null, bool isReadOnly = false) =>
        builder.WithVolume(name, "/var/lib/rabbitmq", isReadOnly);
}
