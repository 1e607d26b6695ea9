namespace Observability.Archiving.Searching;

/// <summary>What a search had to read. Written and read by the one search it belongs to.</summary>
internal sealed class SearchTally
{
    /// <summary>Gets or sets how many files were opened.</summary>
    public int FilesRead { get; set; }

    /// <summary>Gets or sets how many files their manifests ruled out.</summary>
    public int FilesPassedOver { get; set; }

    /// <summary>Gets or sets of how many row groups something was read.</summary>
    public int GroupsRead { get; set; }

    /// <summary>Gets or sets how many row groups their statistics ruled out.</summary>
    public int GroupsPassedOver { get; set; }
}
