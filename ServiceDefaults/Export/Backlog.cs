namespace ServiceDefaults.Export;

/// <summary>Counts the records that wait for an exporter, and lets no more in than a limit.</summary>
/// <remarks>Serilog's own queue is bounded, too, but drops without a word.</remarks>
internal sealed class Backlog(int limit)
{
    // Raised by the threads that log, lowered by the exporter; only through Interlocked.
    private int _waiting;

    /// <summary>Gets how many records wait.</summary>
    internal int Waiting => Volatile.Read(ref _waiting);

    /// <summary>Lets one record in, unless the limit is reached. Never waits.</summary>
    internal bool TryEnter()
    {
        if (Interlocked.Increment(ref _waiting) <= limit)
            return true;
        Interlocked.Decrement(ref _waiting);
        return false;
    }

    /// <summary>Lets records out that were delivered or given up.</summary>
    internal void Leave(int records) => Interlocked.Add(ref _waiting, -records);
}
