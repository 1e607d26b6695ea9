namespace Aspire.Hosting.ApplicationModel;


/// <summary>Something mounted into a container. For a native program it says that its data outlives the run.</summary>
/// <param name="source">The folder, file or volume.</param>
/// <param name="target">The path in the container.</param>
/// <param name="type">What it is.</param>
/// <param name="isReadOnly">Whether the container may only read it.</param>
public sealed class ContainerMountAnnotation(string? source, string target, ContainerMountType type, bool isReadOnly) : IResourceAnnotation
{
    /// <summary>Gets the folder, file or volume.</summary>
    public string? Source { get; } = source;

    /// <summary>Gets the path in the container.</summary>
    public string Target { get; } = target;

    /// <summary>Gets what it is.</summary>
    public ContainerMountType Type { get; } = type;

    /// <summary>Gets a value indicating whether the container may only read it.</summary>
    public bool IsReadOnly { get; } = isReadOnly;
}
