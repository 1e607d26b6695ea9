using System.Collections.Concurrent;
using Aspire.Hosting;

namespace Endurance.Running;

/// <summary>Sends the simulator's requests to the instances of a service in turn, as a load balancer would, wherever they are by now.</summary>
internal sealed class EveryInstance(RunningSystem system, HttpMessageHandler connections) : DelegatingHandler(connections)
{
    private readonly ConcurrentDictionary<string, int> _turns = new(StringComparer.Ordinal);

    /// <summary>Gives the addresses under which the simulator knows the services; the host is the service's name.</summary>
    internal static IReadOnlyDictionary<string, Uri> Addresses { get; } =
        Simulator.Apis.ServiceName.All.ToDictionary(service => service, service => new Uri($"http://{service}/"));

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        request.RequestUri = new Uri(NextOf(request.RequestUri!.Host), request.RequestUri.PathAndQuery);
        return base.SendAsync(request, cancellationToken);
    }

    private Uri NextOf(string service)
    {
        try
        {
            var run = system.Run;
            var turn = (uint)_turns.AddOrUpdate(service, 0, (_, last) => last + 1);
            var known = Service.All.SingleOrDefault(candidate => candidate.Name == service);
            return run.AddressOf(known?.Instance((int)(turn % run.Instances) + 1) ?? service);
        }
        catch (Exception exception) when (exception is InvalidOperationException or DistributedApplicationException or ObjectDisposedException)
        {
            throw new HttpRequestException($"{service} is away: {exception.Message}", exception);
        }
    }
}
