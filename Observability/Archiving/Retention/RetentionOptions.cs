using System.ComponentModel.DataAnnotations;

namespace Observability.Archiving.Retention;

/// <summary>For how long telemetry is kept where it can be searched fast: section <c>Observability:Retention</c>.</summary>
internal sealed class RetentionOptions
{
    public const string Section = "Observability:Retention";

    /// <summary>Gets or sets after how many days logs are archived.</summary>
    /// <value>The default is 30 days.</value>
    [Range(1, 3_650)]
    public int Days { get; set; } = 30;

    /// <summary>Gets or sets what differs by system, such as <c>Systems:shop:Days</c>. The key is the system's name in the logs.</summary>
    public Dictionary<string, SystemRetention> Systems { get; set; } = [];

    /// <summary>Gets or sets how many bytes logs may take in the store before the oldest days are archived early. Today's are never.</summary>
    /// <value>There is no limit by default; one must be at least 1 MiB.</value>
    [Range(1_048_576, long.MaxValue)]
    public long? MaxBytes { get; set; }

    /// <summary>Gets or sets after how many days spans are dropped. They are not archived.</summary>
    /// <value>The default is 30 days.</value>
    [Range(1, 3_650)]
    public int SpanDays { get; set; } = 30;

    /// <summary>Gets or sets after how many days metric points are dropped. They are not archived.</summary>
    /// <value>The default is 30 days.</value>
    [Range(1, 3_650)]
    public int MetricDays { get; set; } = 30;

    /// <summary>Gets or sets for how many days restored logs stay in the store.</summary>
    /// <value>The default is 7 days.</value>
    [Range(1, 3_650)]
    public int RestoredDays { get; set; } = 7;

    /// <summary>Gets or sets the time of day, in UTC, from which the daily run begins.</summary>
    /// <value>The default is 03:30.</value>
    [Range(typeof(TimeSpan), "00:00:00", "23:59:59")]
    public TimeSpan At { get; set; } = new(3, 30, 0);

    /// <summary>Gets or sets how often it is looked whether the daily run is due or <see cref="MaxBytes"/> is exceeded.</summary>
    /// <value>The default is 10 minutes.</value>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan CheckInterval { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>Gives the days of a system.</summary>
    public int DaysOf(string system) => Systems.GetValueOrDefault(system)?.Days ?? Days;
}
