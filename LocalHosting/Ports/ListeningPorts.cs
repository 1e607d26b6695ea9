using System.Globalization;

namespace LocalHosting.Ports;

/// <summary>Tells whether anything listens on a port, from the kernel's tables.</summary>
/// <remarks>
/// Cheaper than a connection, which fails with an exception until the server is up, and which servers log: while a system comes up,
/// several times a second for each of its parts, on processors that have better things to do.
/// </remarks>
internal static class ListeningPorts
{
    private const string ListenState = "0A";

    internal static bool Contains(int port)
    {
        var suffix = string.Create(CultureInfo.InvariantCulture, $":{port:X4}");
        return Tables().Any(line => IsListening(line, suffix));
    }

    private static IEnumerable<string> Tables() =>
        ((string[])["/proc/net/tcp", "/proc/net/tcp6"]).Where(File.Exists).SelectMany(File.ReadLines);

    // Fields: number, local address and port in hexadecimal digits, remote address, state.
    private static bool IsListening(string line, string suffix)
    {
        var fields = line.Split(' ', 5, StringSplitOptions.RemoveEmptyEntries);
        return fields.Length > 3 && fields[3] == ListenState && fields[1].EndsWith(suffix, StringComparison.Ordinal);
    }
}
