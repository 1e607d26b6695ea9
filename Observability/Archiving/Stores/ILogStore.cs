using Observability.Archiving.Parts;
using Observability.Archiving.Records;

namespace Observability.Archiving.Stores;

/// <summary>A store of log records that are to be archived. Only one archiver works on it at a time.</summary>
internal interface ILogStore
{
    /// <summary>Gets the kind of store, as manifests name it.</summary>
    string Kind { get; }

    /// <summary>Sees to it that what was written until yesterday can be archived and dropped apart from what is written today.</summary>
    Task EndDayAsync(CancellationToken cancellationToken);

    /// <summary>Lists partitions or indices that are no longer regularly written, oldest first; and what all log records take on disk.</summary>
    Task<StoreSurvey> SurveyAsync(CancellationToken cancellationToken);

    /// <summary>Lists the systems that have records in a source.</summary>
    Task<IReadOnlyList<StoredPortion>> PortionsAsync(StoredSource source, CancellationToken cancellationToken);

    /// <summary>Opens a portion: what is read and removed through it are the records that are there now, and no later ones.</summary>
    Task<ILogPortion> OpenAsync(StoredPortion portion, CancellationToken cancellationToken);

    /// <summary>Gives up the space of a source, where nothing is left in it that is not archived.</summary>
    /// <returns>How many bytes that freed; 0 where something is left.</returns>
    Task<long> ReleaseAsync(StoredSource source, CancellationToken cancellationToken);

    /// <summary>Puts a part's records back, marked as restored so that they are not archived again. A part that is restored already is not restored twice.</summary>
    /// <returns>Whether it was not restored already.</returns>
    Task<bool> RestoreAsync(PartManifest part, IAsyncEnumerable<LogRecord> records, DateTimeOffset until, CancellationToken cancellationToken);

    /// <summary>Removes restored records whose time is over.</summary>
    /// <returns>How many.</returns>
    Task<long> RemoveRestoredAsync(DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Drops spans or metrics up to a day; they are not archived. What is in use stays for the next run.</summary>
    /// <returns>What was dropped, or would be.</returns>
    Task<IReadOnlyList<StoredSource>> DropAsync(OtherSignal signal, DateOnly lastDay, bool dryRun, CancellationToken cancellationToken);
}
