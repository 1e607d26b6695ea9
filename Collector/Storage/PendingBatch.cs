using Collector.Decoding;

namespace Collector.Storage;

/// <summary>A batch between the request that brought it and the writer that stores it.</summary>
/// <remarks>
/// The request may give up only while no attempt to write is under way: then the records are certainly not stored, and its sender may send them again without
/// a second copy appearing. Both sides decide by exchanging <c>_state</c>; whoever ends the batch's life returns its memory.
/// </remarks>
internal sealed class PendingBatch(RecordBatch records, MemoryBudget budget)
{
    private const int Waiting = 0;
    private const int Writing = 1;
    private const int Ended = 2;

    private readonly TaskCompletionSource<StoreOutcome> _outcome = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly long _reserved = records.HeldBytes;
    private int _state;

    // Written by the request before it looks at _state, read by the writer after it changed _state: one of the two sees the other.
    private int _givenUp;

    public RecordBatch Records { get; } = records;

    /// <summary>Gets how many bytes its rows take on the way to the database.</summary>
    public int Length { get; } = records.Rows.Length;

    /// <summary>Gets what becomes of it.</summary>
    public Task<StoreOutcome> Outcome => _outcome.Task;

    /// <summary>Called by the writer before each attempt; <see langword="false"/> where the request has given up.</summary>
    public bool TryBegin() => Interlocked.CompareExchange(ref _state, Writing, Waiting) == Waiting;

    /// <summary>Called by the writer after an attempt that stored nothing.</summary>
    public void Return()
    {
        Interlocked.Exchange(ref _state, Waiting);
        if (Volatile.Read(ref _givenUp) == 1)
            EndWaiting();
    }

    /// <summary>Called by the request that will wait no longer: ends the batch now, or as soon as the attempt under way has stored nothing.</summary>
    public void GiveUp()
    {
        Interlocked.Exchange(ref _givenUp, 1);
        EndWaiting();
    }

    /// <summary>Called by the writer when the attempt it began has been decided.</summary>
    public void Complete(StoreOutcome outcome)
    {
        Volatile.Write(ref _state, Ended);
        End(outcome);
    }

    /// <summary>Called by the writer when it stops; does nothing to a batch that has ended.</summary>
    public void Fail()
    {
        if (Interlocked.Exchange(ref _state, Ended) != Ended)
            End(StoreOutcome.Unavailable);
    }

    private void EndWaiting()
    {
        if (Interlocked.CompareExchange(ref _state, Ended, Waiting) == Waiting)
            End(StoreOutcome.Unavailable);
    }

    private void End(StoreOutcome outcome)
    {
        Records.Dispose();
        budget.Release(_reserved);
        _outcome.TrySetResult(outcome);
    }
}
