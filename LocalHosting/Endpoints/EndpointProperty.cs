namespace Aspire.Hosting.ApplicationModel;


/// <summary>A part of an endpoint's address.</summary>
public enum EndpointProperty
{
    /// <summary>The whole address.</summary>
    Url,

    /// <summary>The host name.</summary>
    Host,

    /// <summary>The host name as an IPv4 address.</summary>
    IPV4Host,

    /// <summary>The port that others use.</summary>
    Port,

    /// <summary>The scheme.</summary>
    Scheme,

    /// <summary>The port on which the process listens.</summary>
    TargetPort,

    /// <summary>Host name and port, joined by a colon.</summary>
    HostAndPort,
}
