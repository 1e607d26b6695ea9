using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace LocalHosting.Health;

/// <summary>Healthy when a GET on the endpoint answers with the expected status.</summary>
internal sealed class HttpHealthCheck(EndpointReference endpoint, string path, int statusCode) : IHealthCheck
{
    private const int ShownBodyLength = 300;

    private static readonly HttpClient Http = new(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false }) { Timeout = TimeSpan.FromSeconds(5) };

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (!endpoint.IsAllocated)
            return HealthCheckResult.Unhealthy($"Endpoint '{endpoint.EndpointName}' has no address yet.");
        var address = new Uri(new Uri(endpoint.Url), path);
        try
        {
            using var answer = await Http.GetAsync(address, cancellationToken);
            if ((int)answer.StatusCode == statusCode)
                return HealthCheckResult.Healthy();

            var body = await answer.Content.ReadAsStringAsync(cancellationToken);
            return HealthCheckResult.Unhealthy($"GET {address} answered {(int)answer.StatusCode}, not {statusCode}: {body[..Math.Min(body.Length, ShownBodyLength)]}");
        }
        catch (HttpRequestException exception)
        {
            return HealthCheckResult.Unhealthy($"GET {address} failed: {exception.Message}", exception);
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            return HealthCheckResult.Unhealthy($"GET {address} did not answer within {Http.Timeout.TotalSeconds} s.", exception);
        }
    }
}
