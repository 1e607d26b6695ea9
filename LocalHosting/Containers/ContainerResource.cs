namespace Aspire.Hosting.ApplicationModel;


/// <summary>A resource that Aspire runs as a container; this host runs it only where it knows a native program.</summary>
/// <param name="name">The resource's name.</param>
/// <param name="entrypoint">The program in the container, or <see langword="null"/> for the image's own.</param>
public class ContainerResource(string name, string? entrypoint = null)
    : Resource(name), IResourceWithEnvironment, IResourceWithArgs, IResourceWithEndpoints, IResourceWithWaitSupport, IComputeResource
{
    /// <summary>Gets or sets the program in the container.</summary>
    public string? Entrypoint { get; set; } = entrypoint;
}
