using System.Net;
using System.Net.Sockets;
using LocalHosting.Ports;

namespace LocalHosting.Tests.Ports;

public sealed class PortAllocatorTests
{
    private const int Seed = 4711;

    [Fact]
    public void Two_allocators_with_the_same_luck_never_give_out_the_same_port()
    {
        using var one = new PortAllocator(new Random(Seed));
        using var other = new PortAllocator(new Random(Seed));

        var ports = Enumerable.Range(0, 30).SelectMany(_ => (int[])[one.Allocate(), other.Allocate()]).ToList();

        ports.ShouldBeUnique();
    }

    [Fact]
    public void A_released_port_can_be_listened_on()
    {
        using var allocator = new PortAllocator(new Random(Seed + 1));
        var port = allocator.Allocate();

        allocator.Release(port);

        using var listener = new TcpListener(IPAddress.Loopback, port);
        listener.Start();
    }

    [Fact]
    public void A_taken_port_is_refused_with_its_number_and_who_asked()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;
        using var allocator = new PortAllocator(new Random(Seed));

        var refusal = Should.Throw<DistributedApplicationException>(() => allocator.Claim(port, "endpoint 'http' of resource 'shop'"));

        refusal.Message.ShouldMatch(
            $"^Port {port}, which endpoint 'http' of resource 'shop' asks for, is taken by process {System.Environment.ProcessId} \\(.+\\)\\. Stop that one, or leave the port out to get a free one\\.$");
    }
}
