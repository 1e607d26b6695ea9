using ObjectStorage;

namespace Shop.Models;

/// <summary>Where model files are kept (section <c>Shop:ModelStore</c>).</summary>
internal sealed class ModelStoreOptions
{
    /// <summary>The folder where none is named, relative to the content root.</summary>
    internal const string DefaultFolder = ".data/models";

    /// <summary>Gets or sets the kind of store.</summary>
    /// <value>The default is a folder.</value>
    public ModelStoreKind Kind { get; set; } = ModelStoreKind.Folder;

    /// <summary>Gets or sets the folder, absolute or relative to the content root; it is created where it does not exist. Only for <see cref="ModelStoreKind.Folder"/>.</summary>
    /// <value>The default is <c>.data/models</c>.</value>
    public string? Folder { get; set; }

    /// <summary>Gets or sets the bucket. Only for <see cref="ModelStoreKind.S3"/>, and required there. Its prefix is <c>models/</c> by default.</summary>
    public S3Options? S3 { get; set; }

    /// <summary>Gets or sets how often files that no order names are looked for.</summary>
    /// <value>The default is 1 hour; from 1 minute to 7 days.</value>
    public TimeSpan SweepInterval { get; set; } = TimeSpan.FromHours(1);

    /// <summary>Gets or sets the age from which a file that no order names, or an upload that was never finished, is removed. Longer than the longest upload takes.</summary>
    /// <value>The default is 24 hours; from 1 hour to 30 days.</value>
    public TimeSpan OrphanAge { get; set; } = TimeSpan.FromHours(24);
}
