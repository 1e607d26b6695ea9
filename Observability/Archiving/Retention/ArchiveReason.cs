namespace Observability.Archiving.Retention;

/// <summary>Why something is archived.</summary>
internal enum ArchiveReason
{
    /// <summary>It is older than its system's days.</summary>
    Age,

    /// <summary>Logs take more than their limit, and this is the oldest.</summary>
    Size,
}
