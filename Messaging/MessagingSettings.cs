using System.Text.RegularExpressions;
using Messaging.Broker;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Messaging;

/// <summary>Reads the settings of messaging.</summary>
/// <remarks>
/// The broker's address, as Aspire.RabbitMQ.Client reads it, the later winning over the earlier: <c>Aspire:RabbitMQ:Client:ConnectionString</c>,
/// <c>Aspire:RabbitMQ:Client:{name}:ConnectionString</c>, <c>ConnectionStrings:{name}</c>.
/// </remarks>
internal static partial class MessagingSettings
{
    internal static void AddSettings(this IHostApplicationBuilder builder, string connectionName)
    {
        var configuration = builder.Configuration;
        builder.Services.AddOptions<MessagingOptions>()
            .Bind(configuration.GetSection(MessagingOptions.Section), binder => binder.ErrorOnUnknownConfiguration = true)
            .Configure(options =>
            {
                if (string.IsNullOrWhiteSpace(options.Service))
                    options.Service = configuration["OTEL_SERVICE_NAME"] ?? KebabCase(builder.Environment.ApplicationName);
            })
            .ValidateOnStart();
        builder.Services.AddSingleton<IValidateOptions<MessagingOptions>, MessagingOptionsValidator>();
        builder.Services.AddOptions<BrokerOptions>().Configure(options =>
        {
            options.ConnectionName = connectionName;
            options.ConnectionString = ConnectionStringOf(configuration, connectionName);
        }).ValidateOnStart();
        builder.Services.AddSingleton<IValidateOptions<BrokerOptions>, BrokerOptionsValidator>();
        builder.Services.AddSingleton(provider => new BrokerAddress(new Uri(provider.GetRequiredService<IOptions<BrokerOptions>>().Value.ConnectionString!)));
        builder.Services.AddSingleton<BrokerConnector>();
        builder.Services.AddSingleton<BrokerState>();
    }

    internal static string? ConnectionStringOf(IConfiguration configuration, string connectionName) =>
        configuration.GetConnectionString(connectionName)
        ?? configuration[$"Aspire:RabbitMQ:Client:{connectionName}:ConnectionString"]
        ?? configuration["Aspire:RabbitMQ:Client:ConnectionString"];

    internal static string KebabCase(string name) => WordStart().Replace(name, "-").ToLowerInvariant();

    [GeneratedRegex("(?<=[a-z0-9])(?=[A-Z])")]
    private static partial Regex WordStart();
}
