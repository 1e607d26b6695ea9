namespace Pipeline.Bench.Sides;

/// <summary>One of the two pipelines that are compared, as it runs: what receives OTLP, and the store behind it.</summary>
internal interface ISide : IAsyncDisposable
{
    /// <summary>Gets what it is called in the table.</summary>
    string Name { get; }

    /// <summary>Gets where it receives OTLP over HTTP.</summary>
    Uri Receiver { get; }

    /// <summary>Gets its processes by name; what they started counts with them.</summary>
    IReadOnlyDictionary<string, int> Processes { get; }

    /// <summary>Tells how many log records a search finds by now.</summary>
    Task<long> CountAsync(CancellationToken cancellationToken);

    /// <summary>Tells which of some orders have a log record that a search finds by now.</summary>
    Task<IReadOnlyCollection<string>> FindAsync(IReadOnlyCollection<string> orders, CancellationToken cancellationToken);

    /// <summary>Has the store tidy up, and tells how many bytes the log records take on disk, indexes included.</summary>
    Task<long> SettleAsync(CancellationToken cancellationToken);
}
