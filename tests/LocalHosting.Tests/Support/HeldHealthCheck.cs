using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace LocalHosting.Tests.Support;

/// <summary>A health check that a test opens and closes.</summary>
internal sealed class HeldHealthCheck : IHealthCheck
{
    private volatile bool _isHealthy;

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(_isHealthy ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy("held by the test"));

    internal void Release() => _isHealthy = true;

    internal static HeldHealthCheck On<T>(IResourceBuilder<T> resource)
        where T : IResource
    {
        var check = new HeldHealthCheck();
        var key = $"{resource.Resource.Name}_held";
        resource.ApplicationBuilder.Services.AddHealthChecks().AddCheck(key, check);
        resource.WithHealthCheck(key);
        return check;
    }
}
