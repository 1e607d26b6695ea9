using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace LocalHosting.RabbitMq;

/// <summary>Healthy when the broker takes clients; it opens their port last, when all plugins run.</summary>
internal sealed class RabbitMqHealthCheck(RabbitMQServerResource broker) : IHealthCheck
{
    // AMQP 0-9-1, section 4.2.2: the client opens with this header, the server answers with a method frame (type 1) on channel 0.
    private static readonly byte[] ProtocolHeader = [.. "AMQP"u8, 0, 0, 9, 1];
    private const byte MethodFrame = 1;
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(5);

    private static readonly HttpClient Http = new(new SocketsHttpHandler { UseProxy = false }) { Timeout = Timeout };

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(Timeout);
        try
        {
            // The management plugin, where it is on, tells without leaving a warning about a lost client in the broker's log each time.
            return broker.ManagementEndpoint.Exists ? await AskManagementAsync(deadline.Token) : await GreetAsync(deadline.Token);
        }
        catch (Exception exception) when (exception is SocketException or IOException or HttpRequestException)
        {
            return HealthCheckResult.Unhealthy($"The broker does not answer yet: {exception.Message}", exception);
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            return HealthCheckResult.Unhealthy($"The broker did not answer within {Timeout.TotalSeconds} s.", exception);
        }
    }

    private async Task<HealthCheckResult> AskManagementAsync(CancellationToken cancellationToken)
    {
        var user = await broker.UserNameReference.GetValueAsync(cancellationToken);
        var password = await broker.PasswordParameter.GetValueAsync(cancellationToken);
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{broker.ManagementEndpoint.Url}/api/health/checks/port-listener/{broker.PrimaryEndpoint.Port}");
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{password}")));
        using var answer = await Http.SendAsync(request, cancellationToken);
        return answer.IsSuccessStatusCode
            ? HealthCheckResult.Healthy()
            : HealthCheckResult.Unhealthy($"The broker's health check answered {(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync(cancellationToken)}");
    }

    private async Task<HealthCheckResult> GreetAsync(CancellationToken cancellationToken)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(broker.PrimaryEndpoint.Host, broker.PrimaryEndpoint.Port, cancellationToken);
        var stream = client.GetStream();
        await stream.WriteAsync(ProtocolHeader, cancellationToken);
        var answer = new byte[1];
        await stream.ReadExactlyAsync(answer, cancellationToken);
        return answer[0] == MethodFrame
            ? HealthCheckResult.Healthy()
            : HealthCheckResult.Unhealthy($"What listens on port {broker.PrimaryEndpoint.Port} is not a RabbitMQ broker.");
    }
}
