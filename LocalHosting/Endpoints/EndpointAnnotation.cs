using System.Net.Sockets;

namespace Aspire.Hosting.ApplicationModel;


/// <summary>One network endpoint on which a resource listens.</summary>
/// <param name="protocol">The transport protocol.</param>
/// <param name="uriScheme">The scheme of addresses, such as <c>http</c>; by default the protocol's name.</param>
/// <param name="transport">How HTTP is spoken, such as <c>http2</c>; kept for the manifest.</param>
/// <param name="name">The endpoint's name, unique within the resource; by default the scheme.</param>
/// <param name="port">The port that others use; <see langword="null"/> lets the host choose.</param>
/// <param name="targetPort">The port on which the process listens; here always the same as <paramref name="port"/>, for there is no proxy between.</param>
/// <param name="isExternal">Whether it is meant to be reached from outside.</param>
/// <param name="isProxied">Kept for compatibility: this host never puts a proxy between.</param>
public sealed class EndpointAnnotation(
    ProtocolType protocol,
    string? uriScheme = null,
    string? transport = null,
    string? name = null,
    int? port = null,
    int? targetPort = null,
    bool? isExternal = null,
    bool isProxied = true) : IResourceAnnotation
{
    /// <summary>Gets or sets the endpoint's name.</summary>
    public string Name { get; set; } = name ?? uriScheme ?? (protocol == ProtocolType.Udp ? "udp" : "tcp");

    /// <summary>Gets or sets the transport protocol.</summary>
    public ProtocolType Protocol { get; set; } = protocol;

    /// <summary>Gets or sets the scheme of the endpoint's addresses.</summary>
    public string UriScheme { get; set; } = uriScheme ?? (protocol == ProtocolType.Udp ? "udp" : "tcp");

    /// <summary>Gets or sets how HTTP is spoken, such as <c>http2</c>.</summary>
    public string Transport { get; set; } = transport ?? (uriScheme is "http" or "https" ? "http" : "tcp");

    /// <summary>Gets or sets the port that others use; <see langword="null"/> lets the host choose.</summary>
    public int? Port { get; set; } = port;

    /// <summary>Gets or sets the port on which the process listens.</summary>
    public int? TargetPort { get; set; } = targetPort;

    /// <summary>Gets or sets a value indicating whether the endpoint is meant to be reached from outside.</summary>
    public bool IsExternal { get; set; } = isExternal ?? false;

    /// <summary>Gets or sets a value indicating whether a proxy may stand between; kept for compatibility.</summary>
    public bool IsProxied { get; set; } = isProxied;

    /// <summary>Gets or sets the address that the host gave the endpoint, or <see langword="null"/> before it did.</summary>
    public AllocatedEndpoint? AllocatedEndpoint { get; set; }

    /// <summary>Gets or sets the environment variable by which the process learns its port; such an endpoint is left out of ASPNETCORE_URLS.</summary>
    internal string? TargetPortEnvironmentVariable { get; set; }
}
