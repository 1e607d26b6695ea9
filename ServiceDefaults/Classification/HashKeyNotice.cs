using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ServiceDefaults.Classification;

/// <summary>Says at start that no key was given, for the random one that serves instead makes hashes useless for comparison.</summary>
internal sealed class HashKeyNotice(ILogger<HashKeyNotice> logger) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        ClassificationEvents.HashKeyMissing(logger);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
