using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Messaging.Tests.Flow;

/// <summary>Stands between a service and the broker; frozen connections stay open and carry nothing, as after a cable was pulled.</summary>
public sealed class FrozenProxy : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentBag<CancellationTokenSource> _flowing = [];
    private readonly ConcurrentBag<TcpClient> _clients = [];
    private readonly Uri _broker;
    private readonly Task _accepting;

    public FrozenProxy(Uri broker)
    {
        _broker = broker;
        _listener.Start();
        Address = new UriBuilder(broker) { Host = "127.0.0.1", Port = ((IPEndPoint)_listener.LocalEndpoint).Port }.Uri.AbsoluteUri;
        _accepting = AcceptAsync();
    }

    public string Address { get; }

    public void Freeze()
    {
        foreach (var flow in _flowing)
            flow.Cancel();
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _accepting;
        foreach (var client in _clients)
            client.Dispose();
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var near = await _listener.AcceptTcpClientAsync(_stop.Token);
                var far = new TcpClient();
                await far.ConnectAsync(_broker.Host, _broker.Port, _stop.Token);
                _clients.Add(near);
                _clients.Add(far);
                var flow = CancellationTokenSource.CreateLinkedTokenSource(_stop.Token);
                _flowing.Add(flow);
                _ = PumpAsync(near.GetStream(), far.GetStream(), flow.Token);
                _ = PumpAsync(far.GetStream(), near.GetStream(), flow.Token);
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException)
        {
            // The test is over.
        }
    }

    private static async Task PumpAsync(NetworkStream from, NetworkStream to, CancellationToken cancellationToken)
    {
        try
        {
            await from.CopyToAsync(to, cancellationToken);
            to.Socket.Shutdown(SocketShutdown.Send);
        }
        catch (Exception exception) when (exception is OperationCanceledException or IOException or SocketException or ObjectDisposedException)
        {
            // Frozen, or one side hung up.
        }
    }
}
