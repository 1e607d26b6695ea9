using System.Net;
using System.Net.NetworkInformation;

namespace LocalHosting.Ports;

/// <summary>The addresses that <c>localhost</c> stands for on this machine.</summary>
internal static class Loopback
{
    internal static IReadOnlyList<IPAddress> Addresses { get; } = HasIPv6() ? [IPAddress.Loopback, IPAddress.IPv6Loopback] : [IPAddress.Loopback];

    private static bool HasIPv6() => NetworkInterface.GetAllNetworkInterfaces()
        .Where(network => network.NetworkInterfaceType == NetworkInterfaceType.Loopback)
        .SelectMany(network => network.GetIPProperties().UnicastAddresses)
        .Any(unicast => unicast.Address.Equals(IPAddress.IPv6Loopback));
}
