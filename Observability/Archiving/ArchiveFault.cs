namespace Observability.Archiving;

/// <summary>What is wrong with an archive, told by who can mend it.</summary>
internal enum ArchiveFault
{
    /// <summary>The archive has no room left.</summary>
    Full,

    /// <summary>The archive cannot be reached, or does not allow what was asked of it.</summary>
    Unavailable,

    /// <summary>A file is not what its manifest says it is.</summary>
    Corrupt,
}
