using Microsoft.Extensions.Hosting;

namespace ServiceDefaults.Export;

/// <summary>Starts the grace period when all that works in the service has stopped, and before the exporters are told to end one after the other.</summary>
/// <remarks>Not part of <see cref="ExportGrace"/>, which the loggers need and which therefore cannot need the lifetime, which logs.</remarks>
internal sealed class GraceStart(IHostApplicationLifetime lifetime, ExportGrace grace) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        lifetime.ApplicationStopped.Register(grace.Begin);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
