namespace Aspire.Hosting.ApplicationModel;


/// <summary>A resource that lives and dies with another one.</summary>
public interface IResourceWithParent : IResource
{
    /// <summary>Gets the resource that this one belongs to.</summary>
    IResource Parent { get; }
}
