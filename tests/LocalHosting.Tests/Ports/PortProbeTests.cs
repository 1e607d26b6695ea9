using System.Net;
using System.Net.Sockets;
using LocalHosting.Ports;

namespace LocalHosting.Tests.Ports;

public sealed class PortProbeTests
{
    [Fact]
    public async Task A_port_is_open_from_listen_to_close()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        var port = ((IPEndPoint)socket.LocalEndPoint!).Port;

        (await PortProbe.IsOpenAsync(port)).ShouldBeFalse();
        socket.Listen();
        (await PortProbe.IsOpenAsync(port)).ShouldBeTrue();
        socket.Close();
        (await PortProbe.IsOpenAsync(port)).ShouldBeFalse();
    }
}
