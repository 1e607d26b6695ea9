using System.Net;
using System.Net.Sockets;
using System.Runtime.CompilerServices;
using System.Text;

namespace Collector.Tests.Storage;

/// <summary>Stands between a client and PostgreSQL. When armed, it passes the next COMMIT on and then cuts the connection, so that the client never hears the answer.</summary>
internal sealed class CuttingProxy : IAsyncDisposable
{
    /// <summary>The query ends with NUL, which tells it from BEGIN … READ COMMITTED.</summary>
    private static readonly byte[] Commit = Encoding.ASCII.GetBytes("COMMIT\0");

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly DnsEndPoint _server;
    private readonly Task _accepting;
    private int _cutsLeft;

    public CuttingProxy(string host, int port)
    {
        _server = new DnsEndPoint(host, port);
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public int Cuts { get; private set; }

    public void Arm(int cuts) => Volatile.Write(ref _cutsLeft, cuts);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Dispose();
        await _accepting;
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        var connections = new List<Task>();
        try
        {
            while (true)
                connections.Add(RelayAsync(await _listener.AcceptTcpClientAsync(_stop.Token)));
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(connections);
        }
    }

    private async Task RelayAsync(TcpClient client)
    {
        using var near = client;
        using var far = new TcpClient();
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(_stop.Token);
        var cutting = new StrongBox<bool>();
        try
        {
            await far.ConnectAsync(_server.Host, _server.Port, ended.Token);
            var up = RelayAsync(near, far, bytes => cutting.Value |= bytes.IndexOf(Commit) >= 0 && Interlocked.Decrement(ref _cutsLeft) >= 0, () => true, ended.Token);
            var down = RelayAsync(far, near, _ => { }, () => !cutting.Value, ended.Token);
            await await Task.WhenAny(up, down);
            if (cutting.Value)
                Cuts++;
        }
        catch (Exception fault) when (fault is SocketException or IOException or OperationCanceledException)
        {
            // One side has gone; disposing tells the other.
        }

        await ended.CancelAsync();
    }

    /// <summary>Passes bytes on for as long as that is allowed; what arrives when it no longer is, is the server's answer that the client shall not see.</summary>
    private static async Task RelayAsync(TcpClient from, TcpClient to, Observe observe, Func<bool> allowed, CancellationToken cancellationToken)
    {
        var buffer = new byte[81_920];
        while (await from.GetStream().ReadAsync(buffer, cancellationToken) is > 0 and var count && allowed())
        {
            observe(buffer.AsSpan(0, count));
            await to.GetStream().WriteAsync(buffer.AsMemory(0, count), cancellationToken);
        }
    }

    private delegate void Observe(ReadOnlySpan<byte> bytes);
}
