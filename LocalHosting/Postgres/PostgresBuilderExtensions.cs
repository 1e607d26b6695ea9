using Aspire.Hosting.ApplicationModel;
using LocalHosting.Postgres;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Aspire.Hosting;


/// <summary>Adds PostgreSQL.</summary>
public static class PostgresBuilderExtensions
{
    /// <summary>Adds a PostgreSQL server.</summary>
    /// <param name="builder">The application.</param>
    /// <param name="name">The resource's name.</param>
    /// <param name="userName">The superuser's name; by default <c>postgres</c>.</param>
    /// <param name="password">The superuser's password; by default a generated one, kept for later runs.</param>
    /// <param name="port">The port; by default the host chooses.</param>
    public static IResourceBuilder<PostgresServerResource> AddPostgres(
        this IDistributedApplicationBuilder builder,
        string name,
        IResourceBuilder<ParameterResource>? userName = null,
        IResourceBuilder<ParameterResource>? password = null,
        int? port = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var secret = password?.Resource ?? ParameterResourceBuilderExtensions.CreateGeneratedPassword(builder, $"{name}-password");
        var server = new PostgresServerResource(name, userName?.Resource, secret);
        return builder.AddResource(server)
            .WithEndpoint(port, scheme: "tcp", name: "tcp")
            .WithAnnotation(new ContainerImageAnnotation { Image = "library/postgres", Tag = "17" })
            .WithAnnotation(new PostgresProgram(server))
            .WithConnectionCheck($"{name}_check", () => server.ConnectionStringExpression);
    }

    /// <summary>Adds a database, which is created where it does not exist.</summary>
    /// <param name="builder">The server.</param>
    /// <param name="name">The resource's name.</param>
    /// <param name="databaseName">The database's name; by default the resource's name.</param>
    public static IResourceBuilder<PostgresDatabaseResource> AddDatabase(
        this IResourceBuilder<PostgresServerResource> builder, string name, string? databaseName = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var database = new PostgresDatabaseResource(name, databaseName ?? name, builder.Resource);
        builder.Resource.Add(database);
        return builder.ApplicationBuilder.AddResource(database)
            .WithAnnotation(new PostgresDatabaseSetup(database))
            .WithConnectionCheck($"{name}_check", () => database.ConnectionStringExpression);
    }

    /// <summary>Keeps the data for later runs.</summary>
    public static IResourceBuilder<PostgresServerResource> WithDataVolume(
        this IResourceBuilder<PostgresServerResource> builder, string? name = null, bool isReadOnly = false) =>
        builder.WithVolume(name, "/var/lib/postgresql/data", isReadOnly);

    private static IResourceBuilder<T> WithConnectionCheck<T>(this IResourceBuilder<T> builder, string key, Func<ReferenceExpression> connectionString)
        where T : IResource
    {
        builder.ApplicationBuilder.Services.AddHealthChecks().Add(
            new HealthCheckRegistration(key, new PostgresHealthCheck(connectionString), HealthStatus.Unhealthy, tags: null));
        return builder.WithHealthCheck(key);
    }
}
