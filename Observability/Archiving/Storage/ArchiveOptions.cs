using ObjectStorage;

namespace Observability.Archiving.Storage;

/// <summary>Where the archive lies: section <c>Observability:Archive</c>.</summary>
internal sealed class ArchiveOptions
{
    public const string Section = "Observability:Archive";

    /// <summary>The folder where none is named, relative to the content root.</summary>
    public const string DefaultFolder = ".data/archive";

    /// <summary>Gets or sets the kind of place.</summary>
    /// <value>The default is a folder.</value>
    public ArchiveKind Kind { get; set; } = ArchiveKind.Folder;

    /// <summary>Gets or sets the folder, absolute or relative to the content root; it is created where it does not exist. For <see cref="ArchiveKind.S3"/>, temporary files lie in it: those being written, and those being searched.</summary>
    /// <value>The default is <c>.data/archive</c>.</value>
    public string? Folder { get; set; }

    /// <summary>Gets or sets the bucket. Only for <see cref="ArchiveKind.S3"/>, and required there. Its prefix is <c>archive/</c> by default; below it, unfinished uploads are removed.</summary>
    public S3Options? S3 { get; set; }
}
