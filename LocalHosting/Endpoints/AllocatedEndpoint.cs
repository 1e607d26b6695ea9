namespace Aspire.Hosting.ApplicationModel;


/// <summary>The address that the host gave an endpoint.</summary>
/// <param name="endpoint">The endpoint.</param>
/// <param name="address">The host name.</param>
/// <param name="port">The port, 1 to 65535.</param>
public sealed class AllocatedEndpoint(EndpointAnnotation endpoint, string address, int port)
{
    /// <summary>Gets the host name.</summary>
    public string Address { get; } = address;

    /// <summary>Gets the port.</summary>
    public int Port { get; } = port;

    /// <summary>Gets the scheme.</summary>
    public string UriScheme => endpoint.UriScheme;

    /// <summary>Gets the whole address.</summary>
    public string UriString => $"{UriScheme}://{Address}:{Port}";

    /// <inheritdoc/>
    public override string ToString() => UriString;
}
