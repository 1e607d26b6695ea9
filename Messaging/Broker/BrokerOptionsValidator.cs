using Microsoft.Extensions.Options;

namespace Messaging.Broker;

/// <summary>Checks the broker's address at start.</summary>
internal sealed class BrokerOptionsValidator : IValidateOptions<BrokerOptions>
{
    public ValidateOptionsResult Validate(string? name, BrokerOptions options)
    {
        var setting = $"ConnectionStrings:{options.ConnectionName}";
        if (string.IsNullOrWhiteSpace(options.ConnectionString))
            return ValidateOptionsResult.Fail($"{setting} is missing. Set it (or Aspire:RabbitMQ:Client:ConnectionString) to the broker's address, such as amqp://user:password@localhost:5672.");
        // The value is not shown: it holds a password.
        return Uri.TryCreate(options.ConnectionString, UriKind.Absolute, out var uri) && (uri.Scheme is "amqp" or "amqps")
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail($"{setting} is not an AMQP address. Write it as amqp://user:password@host:5672/virtual-host, or amqps://.");
    }
}
