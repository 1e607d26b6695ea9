namespace Aspire.Hosting.ApplicationModel;


/// <summary>A resource that lives and dies with another one.</summary>
/// <typeparam name="T">The type of the resource that it belongs to.</typeparam>
public interface IResourceWithParent<out T> : IResourceWithParent
    where T : IResource
{
    /// <summary>Gets the resource that this one belongs to.</summary>
    new T Parent { get; }

    /// <inheritdoc/>
    IResource IResourceWithParent.Parent => Parent;
}
