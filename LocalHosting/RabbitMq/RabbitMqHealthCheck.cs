using System.Net.Sockets;
using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace LocalHosting.RabbitMq;

/// <summary>Healthy when the broker answers the protocol header with its first frame; it opens this port last, when all plugins run.</summary>
internal sealed class RabbitMqHealthCheck(EndpointReference endpoint) : IHealthCheck
{
    // AMQP 0-9-1, section 4.2.2: the client opens with this header, the server answers with a method frame (type 1) on channel 0.
    private static readonly byte[] ProtocolHeader = [.. "AMQP"u8, 0, 0, 9, 1];
    private const byte MethodFrame = 1;
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(5);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(Timeout);
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(endpoint.Host, endpoint.Port, deadline.Token);
            var stream = client.GetStream();
            await stream.WriteAsync(ProtocolHeader, deadline.Token);
            var answer = new byte[1];
            await stream.ReadExactlyAsync(answer, deadline.Token);
            return answer[0] == MethodFrame
                ? HealthCheckResult.Healthy()
                : HealthCheckResult.Unhealthy($"What listens on port {endpoint.Port} is not a RabbitMQ broker.");
        }
        catch (Exception exception) when (exception is SocketException or IOException)
        {
            return HealthCheckResult.Unhealthy($"The broker does not answer on port {endpoint.Port} yet: {exception.Message}", exception);
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            return HealthCheckResult.Unhealthy($"The broker did not answer on port {endpoint.Port} within {Timeout.TotalSeconds} s.", exception);
        }
    }
}
