using System.ComponentModel.DataAnnotations;

namespace Collector;

/// <summary>Settings of the collector: section <c>Collector</c>.</summary>
internal sealed class CollectorOptions
{
    public const string Section = "Collector";

    /// <summary>Gets or sets the port for OTLP over gRPC (HTTP/2 in the clear); 0 takes any free one.</summary>
    /// <value>The default is 4317.</value>
    [Range(0, 65_535)]
    public int GrpcPort { get; set; } = 4317;

    /// <summary>Gets or sets the IP address, or <c>localhost</c>, on which OTLP over gRPC is received. One that is not loopback needs a <see cref="Token"/>.</summary>
    /// <value>The default is <c>localhost</c>.</value>
    [Required]
    public string GrpcAddress { get; set; } = "localhost";

    /// <summary>Gets or sets the bearer token that senders must present, and whoever changes levels; without one, the collector listens on loopback alone.</summary>
    [MinLength(16)]
    public string? Token { get; set; }

    /// <summary>Gets or sets how large a request may be, in bytes, before and after decompression.</summary>
    /// <value>The default is 16 MiB.</value>
    [Range(1_024, 256 * 1_024 * 1_024)]
    public int MaxMessageBytes { get; set; } = 16 * 1_024 * 1_024;

    /// <summary>Gets or sets how many bytes of requests and rows may be held before senders are told to wait. What one request comes to may take half of it.</summary>
    /// <value>The default is 128 MiB; it must be at least three times <see cref="MaxMessageBytes"/>.</value>
    [Range(1_024, 16L * 1_024 * 1_024 * 1_024)]
    public long MemoryLimitBytes { get; set; } = 128 * 1_024 * 1_024;

    /// <summary>Gets or sets how many connections may be open at once; further ones are closed as soon as they come.</summary>
    /// <value>The default is 1,000.</value>
    [Range(1, 1_000_000)]
    public long MaxConnections { get; set; } = 1_000;

    /// <summary>Gets or sets how many bytes of rows one transaction writes at most, unless a single request has more.</summary>
    /// <value>The default is 8 MiB.</value>
    [Range(1_024, 256 * 1_024 * 1_024)]
    public int MaxBatchBytes { get; set; } = 8 * 1_024 * 1_024;

    /// <summary>Gets or sets how long a request waits for others to share its transaction.</summary>
    /// <value>The default is 5 milliseconds.</value>
    [Range(typeof(TimeSpan), "00:00:00", "00:00:10")]
    public TimeSpan Linger { get; set; } = TimeSpan.FromMilliseconds(5);

    /// <summary>Gets or sets how long a sender waits for its records to be stored before it is told to come again.</summary>
    /// <value>The default is 8 seconds: below the 10 after which OTLP exporters give up by themselves and send a second copy.</value>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:10:00")]
    public TimeSpan AnswerTimeout { get; set; } = TimeSpan.FromSeconds(8);

    /// <summary>Gets or sets how far in the past a record's time may lie; older ones are stored under the time they were received.</summary>
    /// <value>The default is 30 days.</value>
    [Range(typeof(TimeSpan), "1.00:00:00", "3650.00:00:00")]
    public TimeSpan OldestRecord { get; set; } = TimeSpan.FromDays(30);

    /// <summary>Gets or sets how far in the future a record's time may lie; later ones are stored under the time they were received.</summary>
    /// <value>The default is 1 day.</value>
    [Range(typeof(TimeSpan), "00:00:00", "30.00:00:00")]
    public TimeSpan NewestRecord { get; set; } = TimeSpan.FromDays(1);

    /// <summary>Gets or sets how often the collector stores its own metrics.</summary>
    /// <value>The default is 10 seconds.</value>
    [Range(typeof(TimeSpan), "00:00:00.1", "01:00:00")]
    public TimeSpan OwnMetricsInterval { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Gets or sets the folder in which batches wait on disk while the database is away; it must outlive the process. Without one, senders wait instead.</summary>
    [MinLength(1)]
    public string? QueueFolder { get; set; }

    /// <summary>Gets or sets how many bytes may wait on disk before senders are told to wait.</summary>
    /// <value>The default is 1 GiB.</value>
    [Range(1_024, 1_024L * 1_024 * 1_024 * 1_024)]
    public long QueueMaxBytes { get; set; } = 1_024 * 1_024 * 1_024;
}
