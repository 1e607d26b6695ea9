namespace Aspire.Hosting.ApplicationModel;


/// <summary>A resource with a name and annotations.</summary>
public abstract class Resource : IResource
{
    /// <summary>Names the resource.</summary>
    /// <param name="name">Letters, digits and hyphens, starting with a letter, at most 64 characters.</param>
    protected Resource(string name)
    {
        Name = ResourceName.Check(name);
    }

    /// <inheritdoc/>
    public virtual string Name { get; }

    /// <inheritdoc/>
    public virtual ResourceAnnotationCollection Annotations { get; } = [];

    /// <inheritdoc/>
    public override string ToString() => $"{GetType().Name} {Name}";
}
