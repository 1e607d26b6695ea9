using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Fixtures;

/// <summary>Stands between a service and a server, on loopback, and does to their connections what networks do.</summary>
public sealed class TcpProxy : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentQueue<ProxiedConnection> _connections = new();
    private readonly string _host;
    private readonly int _port;
    private readonly Task _accepting;
    private volatile bool _isClosed; // Written by the test, read by the accepting loop.
    private long _accepted; // Counted by the accepting loop, read by the test.

    /// <summary>Starts to listen.</summary>
    /// <param name="host">The server's host.</param>
    /// <param name="port">The server's port.</param>
    public TcpProxy(string host, int port)
    {
        (_host, _port) = (host, port);
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _accepting = AcceptAsync();
    }

    /// <summary>Gets the port on 127.0.0.1 that leads to the server.</summary>
    public int Port { get; }

    /// <summary>Gets how many connections were asked for so far, also those that were turned away.</summary>
    public long Accepted => Interlocked.Read(ref _accepted);

    /// <summary>Gets the delays that all connections have from now on.</summary>
    public ProxyDelay Delay { get; } = new();

    /// <summary>Gives the same address with the proxy in the server's place.</summary>
    public string In(string address) => new UriBuilder(address) { Host = "127.0.0.1", Port = Port }.Uri.AbsoluteUri;

    /// <summary>Cuts all connections with a reset; new ones work.</summary>
    public void Cut()
    {
        foreach (var connection in _connections)
            connection.Reset();
    }

    /// <summary>Freezes all connections: they stay open and carry nothing, as after a cable was pulled; new ones work.</summary>
    public void Freeze()
    {
        foreach (var connection in _connections)
            connection.Freeze();
    }

    /// <summary>Cuts all connections and turns new ones away, until <see cref="Open"/>.</summary>
    public void Close()
    {
        _isClosed = true;
        Cut();
    }

    /// <summary>Lets new connections through again.</summary>
    public void Open() => _isClosed = false;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _accepting;
        Cut();
        foreach (var connection in _connections)
            await connection.DisposeAsync();
        _listener.Dispose();
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var near = await _listener.AcceptSocketAsync(_stop.Token);
                Interlocked.Increment(ref _accepted);
                var connection = new ProxiedConnection(near, _host, _port, Delay);
                _connections.Enqueue(connection);
                if (_isClosed)
                    connection.Reset();
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException)
        {
            // The test is over.
        }
    }
}
