namespace AppHost;

/// <summary>What PostgreSQL and RabbitMQ log, and how the collector gets it (requirement 2.9).</summary>
internal static class ServerLogExtensions
{
    private const string PostgresFolder = "/var/log/postgresql";
    private const string RabbitMqFolder = "/var/log/rabbitmq";

    /// <summary>
    /// Logs with time, process, user and database, and slow statements, but no values: neither parameters nor the details of an error, which quote rows.
    /// </summary>
    internal static IResourceBuilder<PostgresServerResource> WithLogSettings(this IResourceBuilder<PostgresServerResource> postgres)
    {
        postgres.WithArgs(
            "-c", "log_line_prefix=%m [%p] %u@%d ",
            "-c", "log_error_verbosity=terse",
            "-c", "log_parameter_max_length=0",
            "-c", "log_parameter_max_length_on_error=0",
            "-c", "log_min_duration_statement=500ms");
        return Engine.IsLocal
            ? postgres
            : postgres
                .WithVolume("postgres-logs", PostgresFolder)
                .WithArgs("-c", "logging_collector=on", "-c", $"log_directory={PostgresFolder}", "-c", "log_filename=postgresql.log", "-c", "log_file_mode=0644");
    }

    /// <summary>In a container, logs into a file that the collector can read; a native server's output is in a file anyway.</summary>
    internal static IResourceBuilder<RabbitMQServerResource> WithLogFile(this IResourceBuilder<RabbitMQServerResource> messaging) => Engine.IsLocal
        ? messaging
        : messaging.WithVolume("messaging-logs", RabbitMqFolder).WithEnvironment("RABBITMQ_LOGS", $"{RabbitMqFolder}/rabbitmq.log");

    /// <summary>Hands the servers' logs to the collector.</summary>
    internal static IResourceBuilder<ContainerResource> WithServerLogs(this IResourceBuilder<ContainerResource> collector)
    {
        if (!Engine.IsLocal)
        {
            return collector
                .WithVolume("postgres-logs", PostgresFolder, isReadOnly: true)
                .WithVolume("messaging-logs", RabbitMqFolder, isReadOnly: true);
        }

        // The pattern covers the file that was put aside when it had become too large.
        var output = Path.Combine(collector.ApplicationBuilder.Configuration["DataFolder"]!, "logs");
        return collector
            .WithEnvironment("POSTGRESQL_LOGS", Path.Combine(output, "postgres.log*"))
            .WithEnvironment("RABBITMQ_LOGS", Path.Combine(output, "messaging.log*"));
    }
}
