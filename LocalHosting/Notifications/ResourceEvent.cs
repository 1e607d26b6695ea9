namespace Aspire.Hosting.ApplicationModel;


/// <summary>A change of a resource.</summary>
/// <param name="resource">The resource.</param>
/// <param name="resourceId">Its id; here the same as its name.</param>
/// <param name="snapshot">All that is known about it after the change.</param>
public sealed class ResourceEvent(IResource resource, string resourceId, CustomResourceSnapshot snapshot)
{
    /// <summary>Gets the resource.</summary>
    public IResource Resource { get; } = resource;

    /// <summary>Gets its id.</summary>
    public string ResourceId { get; } = resourceId;

    /// <summary>Gets all that is known about it after the change.</summary>
    public CustomResourceSnapshot Snapshot { get; } = snapshot;
}
