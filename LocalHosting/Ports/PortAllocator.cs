using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Aspire.Hosting;

namespace LocalHosting.Ports;

/// <summary>Gives out free ports and holds each until its user is about to listen, so that two runs at once never get the same one.</summary>
/// <remarks>Used by several resources at once, under the lock.</remarks>
internal sealed class PortAllocator(Random random) : IDisposable
{
    private const int Lowest = 20_000;

    // Ports from here on are what the kernel gives to outgoing connections: one of those could take the port between release and listen.
    private const int LowestEphemeral = 32_768;
    private const int Attempts = 200;

    private readonly Lock _gate = new();
    private readonly Dictionary<int, List<Socket>> _held = [];

    /// <summary>Holds a free port and gives its number.</summary>
    internal int Allocate()
    {
        lock (_gate)
        {
            for (var attempt = 0; attempt < Attempts; attempt++)
            {
                var port = random.Next(Lowest, LowestEphemeral);
                if (!_held.ContainsKey(port) && TryHoldUnderLock(port))
                    return port;
            }
        }

        throw new DistributedApplicationException($"No free port was found between {Lowest} and {LowestEphemeral - 1} in {Attempts} attempts. Stop what occupies them.");
    }

    /// <summary>Holds a given port.</summary>
    internal int Claim(int port, string user)
    {
        lock (_gate)
        {
            return TryHoldUnderLock(port)
                ? port
                : throw new DistributedApplicationException(
                    string.Create(CultureInfo.InvariantCulture, $"Port {port}, which {user} asks for, is taken by {PortHolder.Find(port) ?? "another program"}. Stop that one, or leave the port out to get a free one."));
        }
    }

    /// <summary>Lets the port's user listen on it.</summary>
    internal void Release(int port)
    {
        lock (_gate)
        {
            if (_held.Remove(port, out var sockets))
                sockets.ForEach(socket => socket.Dispose());
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            foreach (var socket in _held.Values.SelectMany(sockets => sockets))
                socket.Dispose();
            _held.Clear();
        }
    }

    private bool TryHoldUnderLock(int port)
    {
        var sockets = new List<Socket>();
        foreach (var address in Loopback.Addresses)
        {
            var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
            sockets.Add(socket);
            try
            {
                socket.Bind(new IPEndPoint(address, port));
                // Bound alone is not held: Linux lets another socket with SO_REUSEADDR, which .NET sets, bind too.
                socket.Listen(1);
            }
            catch (SocketException)
            {
                sockets.ForEach(s => s.Dispose());
                return false;
            }
        }

        _held[port] = sockets;
        return true;
    }
}
