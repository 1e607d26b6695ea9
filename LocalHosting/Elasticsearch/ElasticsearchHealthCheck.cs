using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace LocalHosting.Elasticsearch;

/// <summary>Healthy when all primary shards are there: the cluster is yellow or green.</summary>
internal sealed class ElasticsearchHealthCheck(ElasticsearchResource server) : IHealthCheck
{
    private static readonly HttpClient Http = new(new SocketsHttpHandler { UseProxy = false }) { Timeout = TimeSpan.FromSeconds(5) };

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var password = await server.PasswordParameter.GetValueAsync(cancellationToken);
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{server.PrimaryEndpoint.Url}/_cluster/health?filter_path=status");
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{FileUser.Administrator}:{password}")));
        try
        {
            using var answer = await Http.SendAsync(request, cancellationToken);
            if (!answer.IsSuccessStatusCode)
                return HealthCheckResult.Unhealthy($"Elasticsearch answered {(int)answer.StatusCode}.");
            var status = (string?)(await answer.Content.ReadFromJsonAsync<JsonObject>(cancellationToken))?["status"];
            return status is "yellow" or "green" ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy($"The cluster is {status ?? "of unknown status"}.");
        }
        catch (HttpRequestException exception)
        {
            return HealthCheckResult.Unhealthy($"Elasticsearch does not answer yet: {exception.Message}", exception);
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            return HealthCheckResult.Unhealthy($"Elasticsearch did not answer within {Http.Timeout.TotalSeconds} s.", exception);
        }
    }
}
