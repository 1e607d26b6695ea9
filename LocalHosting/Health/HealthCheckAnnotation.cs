namespace Aspire.Hosting.ApplicationModel;


/// <summary>The resource is healthy when the health check registered under a key says so.</summary>
/// <param name="key">The name under which the check is registered.</param>
public sealed class HealthCheckAnnotation(string key) : IResourceAnnotation
{
    /// <summary>Gets the name under which the check is registered.</summary>
    public string Key { get; } = key;
}
