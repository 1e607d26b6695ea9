using System.Net;
using System.Net.Sockets;
using LocalHosting.Ports;

namespace LocalHosting.Tests.Ports;

public sealed class ListeningPortsTests
{
    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("::1")]
    public void A_port_is_listened_on_from_listen_to_close(string address)
    {
        Assert.SkipUnless(Loopback.Addresses.Contains(IPAddress.Parse(address)), $"This machine has no {address}.");
        using var socket = new Socket(IPAddress.Parse(address).AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Parse(address), 0));
        var port = ((IPEndPoint)socket.LocalEndPoint!).Port;

        ListeningPorts.Contains(port).ShouldBeFalse();
        socket.Listen();
        ListeningPorts.Contains(port).ShouldBeTrue();
        socket.Close();
        ListeningPorts.Contains(port).ShouldBeFalse();
    }
}
