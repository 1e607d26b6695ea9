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

    /// <summary>Gets or sets how many requests per second one client address may send in the long run: so many that read, and so many that change something.</summary>
    /// <value>The default is 1,000.</value>
    [Range(1, 1_000_000)]
    public int RequestsPerSecond { get; set; } = 1_000;

    /// <summary>Gets or sets how many requests one client address may send at once after a pause: so many that read, and so many that change something.</summary>
    /// <value>The default is 5,000; at least <see cref="RequestsPerSecond"/>.</value>
    [Range(1, 10_000_000)]
    public int Burst { get; set; } = 5_000;

    /// <summary>Gets or sets how many requests per second may concern one customer in the long run.</summary>
    /// <value>The default is 100.</value>
    [Range(1, 1_000_000)]
    public int CustomerRequestsPerSecond { get; set; } = 100;

    /// <summary>Gets or sets how many requests may concern one customer at once after a pause.</summary>
    /// <value>The default is 500; at least <see cref="CustomerRequestsPerSecond"/>.</value>
    [Range(1, 10_000_000)]
    public int CustomerBurst { get; set; } = 500;

    /// <summary>Gets or sets how many connections may be open at once; further ones are closed as soon as they come.</summary>
    /// <value>The default is 10,000.</value>
    [Range(1, 1_000_000)]
    public long MaxConnections { get; set; } = 10_000;

    /// <summary>Gets or sets how long the headers of a request may take to arrive, so that connections cannot be held by sending slowly.</summary>
    /// <value>The default is 15 s; from 1 s to 5 min.</value>
    [Range(typeof(TimeSpan), "00:00:01", "00:05:00")]
    public TimeSpan HeadersTimeout { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>Gets or sets how many bytes per second of a body must arrive on average, likewise; slower ones are answered with 408.</summary>
    /// <value>The default is 1,024 bytes per second.</value>
    [Range(1, 1_048_576)]
    public int MinBodyBytesPerSecond { get; set; } = 1_024;

    /// <summary>Gets or sets for how long a body may be slower than <see cref="MinBodyBytesPerSecond"/>.</summary>
    /// <value>The default is 10 s; from 2 s to 5 min.</value>
    [Range(typeof(TimeSpan), "00:00:02", "00:05:00")]
    public TimeSpan BodyGrace { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Gets or sets how many uploads may be under way at once; further ones are told to come again.</summary>
    /// <value>The default is 64.</value>
    [Range(1, 100_000)]
    public int MaxUploads { get; set; } = 64;

    /// <summary>Gets or sets how many bytes the uploads under way may have together; further ones are told to come again. A single larger one is taken when no other is under way.</summary>
    /// <value>The default is 2 GiB.</value>
    [Range(1_024, 1_099_511_627_776)]
    public long MaxUploadBytes { get; set; } = 2_147_483_648;
}
