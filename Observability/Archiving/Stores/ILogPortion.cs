using Observability.Archiving.Parts;
using Observability.Archiving.Records;

namespace Observability.Archiving.Stores;

/// <summary>The records of a portion as they were when it was opened.</summary>
internal interface ILogPortion : IAsyncDisposable
{
    /// <summary>Reads them in the order of their times; each call reads the same ones, from the store.</summary>
    IAsyncEnumerable<LogRecord> ReadAsync(CancellationToken cancellationToken);

    /// <summary>Removes exactly these records, and notes in the same step that the parts have them.</summary>
    /// <exception cref="InvalidOperationException">Another archiver has given the parts up meanwhile, or the number of records is another; nothing is removed.</exception>
    Task RemoveAsync(IReadOnlyList<PartManifest> parts, CancellationToken cancellationToken);
}
