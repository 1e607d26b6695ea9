namespace ServiceDefaults.Export;

/// <summary>Bounds how long the last telemetry may hold up the end of the process: one period for all signals, from the moment the service has stopped.</summary>
internal sealed class ExportGrace(TimeProvider timeProvider) : IDisposable
{
    internal static readonly TimeSpan Period = TimeSpan.FromSeconds(3);

    private readonly CancellationTokenSource _over = new(Timeout.InfiniteTimeSpan, timeProvider);

    // Set once, by whoever notices the end first.
    private int _hasBegun;

    /// <summary>Gets the token that is cancelled when the time is over.</summary>
    internal CancellationToken Over => _over.Token;

    /// <summary>Starts the period, once: nothing more comes.</summary>
    internal void Begin()
    {
        if (Interlocked.Exchange(ref _hasBegun, 1) == 0)
            _over.CancelAfter(Period);
    }

    public void Dispose() => _over.Dispose();
}
