namespace ServiceDefaults.Logging;

/// <summary>Bounds how long the flush of the last log records may hold up the end of the process.</summary>
internal sealed class ExportGrace(TimeProvider timeProvider) : IDisposable
{
    internal static readonly TimeSpan Period = TimeSpan.FromSeconds(2);

    private readonly CancellationTokenSource _over = new(Timeout.InfiniteTimeSpan, timeProvider);

    /// <summary>Gets the token that is cancelled when the time for the flush is over.</summary>
    internal CancellationToken Over => _over.Token;

    /// <summary>Starts the period: no more records come.</summary>
    internal void Begin() => _over.CancelAfter(Period);

    public void Dispose() => _over.Dispose();
}
