using Aspire.Hosting;

namespace Fixtures;

/// <summary>Servers that are started for the tests of one process, the first time one is asked for; they and their data end with the process.</summary>
internal static class LocalServers
{
    internal static LocalServer Postgres { get; } = new("postgres", (builder, name) => builder.AddPostgres(name));

    internal static LocalServer Messaging { get; } = new("messaging", (builder, name) => builder.AddRabbitMQ(name).WithManagementPlugin());
}
