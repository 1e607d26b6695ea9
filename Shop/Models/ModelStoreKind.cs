namespace Shop.Models;

/// <summary>The kinds of model store.</summary>
internal enum ModelStoreKind
{
    /// <summary>A folder of the local file system.</summary>
    Folder,

    /// <summary>A bucket of Amazon S3, or of anything that speaks its protocol.</summary>
    S3,
}
