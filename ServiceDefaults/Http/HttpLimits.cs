using System.ComponentModel.DataAnnotations;

namespace ServiceDefaults.Http;

/// <summary>How much one client may ask of a service (section <c>Http</c>).</summary>
public sealed class HttpLimits
{
    /// <summary>The section they are read from.</summary>
    public const string Section = "Http";

    /// <summary>Gets or sets the largest body in bytes, where an endpoint does not set its own limit.</summary>
    /// <value>The default is 1 MiB.</value>
    [Range(1_024, 104_857_600)]
    public long MaxBodyBytes { get; set; } = 1_048_576;

    /// <summary>Gets or sets how many requests per second one client address may send in the long run.</summary>
    /// <value>The default is 500.</value>
    [Range(1, 1_000_000)]
    public int RequestsPerSecond { get; set; } = 500;

    /// <summary>Gets or sets how many requests one client address may send at once after a pause.</summary>
    /// <value>The default is 2,000; at least <see cref="RequestsPerSecond"/>.</value>
    [Range(1, 10_000_000)]
    public int Burst { get; set; } = 2_000;

    /// <summary>Gets or sets how many requests per second may concern one customer in the long run.</summary>
    /// <value>The default is 100.</value>
    [Range(1, 1_000_000)]
    public int CustomerRequestsPerSecond { get; set; } = 100;

    /// <summary>Gets or sets how many requests may concern one customer at once after a pause.</summary>
    /// <value>The default is 500; at least <see cref="CustomerRequestsPerSecond"/>.</value>
    [Range(1, 10_000_000)]
    public int CustomerBurst { get; set; } = 500;
}
