namespace Aspire.Hosting.ApplicationModel;


/// <summary>The image of a container.</summary>
public sealed class ContainerImageAnnotation : IResourceAnnotation
{
    /// <summary>Gets or sets the image's name.</summary>
    public required string Image { get; set; }

    /// <summary>Gets or sets its tag.</summary>
    public string? Tag { get; set; }
}
