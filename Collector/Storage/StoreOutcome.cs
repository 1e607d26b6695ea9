namespace Collector.Storage;

/// <summary>How it went with a batch.</summary>
internal enum StoreOutcome
{
    /// <summary>The transaction that holds the records is committed, or they are on disk until the database is back; records that the database did not take are counted among the batch's refusals.</summary>
    Stored,

    /// <summary>The memory or the queue is full: the sender shall come again later.</summary>
    Full,

    /// <summary>The database did not take the records in time, and none of them is or will be stored: the sender shall come again later.</summary>
    Unavailable,
}
