namespace Observability.Archiving.Storage;

/// <summary>The kinds of place for the archive.</summary>
internal enum ArchiveKind
{
    /// <summary>A folder of the local file system.</summary>
    Folder,

    /// <summary>A bucket of Amazon S3, or of anything that speaks its protocol.</summary>
    S3,
}
