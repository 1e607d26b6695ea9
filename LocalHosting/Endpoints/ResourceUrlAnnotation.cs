namespace Aspire.Hosting.ApplicationModel;


/// <summary>An address shown for a resource.</summary>
public sealed class ResourceUrlAnnotation : IResourceAnnotation
{
    /// <summary>Gets or sets the address.</summary>
    public required string Url { get; set; }

    /// <summary>Gets or sets the text shown in its place.</summary>
    public string? DisplayText { get; set; }

    /// <summary>Gets the endpoint that it belongs to, if any.</summary>
    public EndpointReference? Endpoint { get; init; }
}
