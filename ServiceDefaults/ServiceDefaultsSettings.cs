using System.ComponentModel.DataAnnotations;

namespace ServiceDefaults;

/// <summary>What a service takes of the defaults, from the configuration section <c>ServiceDefaults</c>. Everything is on unless it is switched off.</summary>
public sealed record ServiceDefaultsSettings
{
    /// <summary>The configuration section.</summary>
    public const string Section = "ServiceDefaults";

    /// <summary>Gets a value indicating whether log records stay in the process (and on the console) instead of going out by OTLP.</summary>
    /// <value>The default is <see langword="false"/>.</value>
    public bool DisableLogExport { get; init; }

    /// <summary>Gets a value indicating whether nothing is written to the console.</summary>
    /// <value>The default is <see langword="false"/>.</value>
    public bool DisableConsole { get; init; }

    /// <summary>Gets a value indicating whether no spans are recorded.</summary>
    /// <value>The default is <see langword="false"/>.</value>
    public bool DisableTracing { get; init; }

    /// <summary>Gets a value indicating whether no metrics are recorded.</summary>
    /// <value>The default is <see langword="false"/>.</value>
    public bool DisableMetrics { get; init; }

    /// <summary>Gets a value indicating whether requests and responses are not logged even at DEBUG.</summary>
    /// <value>The default is <see langword="false"/>.</value>
    public bool DisableExchangeLogging { get; init; }

    /// <summary>Gets a value indicating whether HTTP clients go without time limits, retries and circuit breaker.</summary>
    /// <value>The default is <see langword="false"/>.</value>
    public bool DisableResilience { get; init; }

    /// <summary>Gets a value indicating whether HTTP clients take host names literally.</summary>
    /// <value>The default is <see langword="false"/>.</value>
    public bool DisableServiceDiscovery { get; init; }

    /// <summary>Gets a value indicating whether <c>/health</c> and <c>/alive</c> are not mapped.</summary>
    /// <value>The default is <see langword="false"/>.</value>
    public bool DisableHealthEndpoints { get; init; }

    /// <summary>Gets a value indicating whether <c>/openapi/v1.json</c> is not mapped.</summary>
    /// <value>The default is <see langword="false"/>.</value>
    public bool DisableOpenApi { get; init; }

    /// <summary>Gets how many log records may wait for an exporter; further ones are dropped and counted.</summary>
    /// <value>The default is 20,000 records.</value>
    [Range(100, 1_000_000)]
    public int LogQueueLimit { get; init; } = 20_000;

    /// <summary>Gets how many spans may wait for the exporter; further ones are dropped and counted.</summary>
    /// <value>The default is 10,000 spans.</value>
    [Range(512, 1_000_000)]
    public int SpanQueueLimit { get; init; } = 10_000;

    /// <summary>Gets how many log records go out in one batch.</summary>
    /// <value>The default is 512 records.</value>
    [Range(1, 10_000)]
    public int LogBatchSize { get; init; } = 512;

    /// <summary>Gets how many bytes of a request's or response's body are logged at DEBUG.</summary>
    /// <value>The default is 4,096 bytes.</value>
    [Range(0, 1_048_576)]
    public int MaxLoggedBodyBytes { get; init; } = 4_096;
}
