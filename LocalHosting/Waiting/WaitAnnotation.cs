namespace Aspire.Hosting.ApplicationModel;


/// <summary>The resource starts only when another one has come so far.</summary>
/// <param name="resource">The resource that is waited for.</param>
/// <param name="waitType">How far it must have come.</param>
/// <param name="exitCode">The exit code that counts as completion.</param>
public sealed class WaitAnnotation(IResource resource, WaitType waitType, int exitCode = 0) : IResourceAnnotation
{
    /// <summary>Gets the resource that is waited for.</summary>
    public IResource Resource { get; } = resource;

    /// <summary>Gets how far it must have come.</summary>
    public WaitType WaitType { get; } = waitType;

    /// <summary>Gets the exit code that counts as completion.</summary>
    public int ExitCode { get; } = exitCode;

    /// <summary>Gets or sets what happens when it fails; <see langword="null"/> stands for going on waiting.</summary>
    public WaitBehavior? WaitBehavior { get; set; }
}
