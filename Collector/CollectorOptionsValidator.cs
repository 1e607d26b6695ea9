using System.Net;
using Microsoft.Extensions.Options;

namespace Collector;

/// <summary>Checks what single ranges cannot: settings against each other.</summary>
internal sealed class CollectorOptionsValidator : IValidateOptions<CollectorOptions>
{
    public ValidateOptionsResult Validate(string? name, CollectorOptions options)
    {
        var failures = new List<string>();
        if (options.MemoryLimitBytes < 3L * options.MaxMessageBytes)
            failures.Add($"Collector:MemoryLimitBytes must be at least three times Collector:MaxMessageBytes ({options.MaxMessageBytes}), but is {options.MemoryLimitBytes}.");
        if (options.GrpcAddress != "localhost" && !IPAddress.TryParse(options.GrpcAddress, out _))
            failures.Add($"Collector:GrpcAddress must be 'localhost' or an IP address, but is '{options.GrpcAddress}'.");
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }
}
