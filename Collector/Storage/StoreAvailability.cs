namespace Collector.Storage;

/// <summary>Whether the database is worth an attempt: after a failure only now and then, so that batches go to disk meanwhile instead of waiting.</summary>
internal sealed class StoreAvailability(TelemetrySchema schema, TimeProvider time)
{
    private readonly Lock _lock = new();
    private RetryBackoff _backoff = new(); // Guarded by _lock.
    private DateTimeOffset _notBefore; // Guarded by _lock.

    public bool IsWorthTrying()
    {
        lock (_lock)
            return schema.Ready.IsCompletedSuccessfully && time.GetUtcNow() >= _notBefore;
    }

    public void Failed()
    {
        lock (_lock)
            _notBefore = time.GetUtcNow() + _backoff.Next();
    }

    public void Answered()
    {
        lock (_lock)
        {
            _backoff = new RetryBackoff();
            _notBefore = default;
        }
    }
}
