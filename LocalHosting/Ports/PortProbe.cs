using System.Net;
using System.Net.Sockets;

namespace LocalHosting.Ports;

/// <summary>Tells whether anything listens on a loopback port.</summary>
/// <remarks>
/// While a system comes up, this is asked several times a second for each of its parts, on processors that have better things to do.
/// Hence a bare connection whose refusal is no exception; the kernel's table in /proc/net/tcp costs a hundred times as much to read.
/// </remarks>
internal static class PortProbe
{
    internal static async Task<bool> IsOpenAsync(int port)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        using var attempt = new SocketAsyncEventArgs { RemoteEndPoint = new IPEndPoint(IPAddress.Loopback, port) };
        var completed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        attempt.Completed += (_, _) => completed.TrySetResult();
        if (socket.ConnectAsync(attempt))
            await completed.Task;
        return attempt.SocketError == SocketError.Success;
    }
}
