namespace Aspire.Hosting.ApplicationModel;


/// <summary>What a callback that states environment variables works with.</summary>
/// <param name="executionContext">Whether the application runs or is published.</param>
/// <param name="resource">The resource whose process gets the variables.</param>
/// <param name="environmentVariables">The variables; values are strings or <see cref="IValueProvider"/>s.</param>
/// <param name="cancellationToken">Cancelled when the start is given up.</param>
public sealed class EnvironmentCallbackContext(
    DistributedApplicationExecutionContext executionContext,
    IResource resource,
    Dictionary<string, object>? environmentVariables = null,
    CancellationToken cancellationToken = default)
{
    /// <summary>Gets the variables; values are strings or <see cref="IValueProvider"/>s.</summary>
    public Dictionary<string, object> EnvironmentVariables { get; } = environmentVariables ?? [];

    /// <summary>Gets the token that is cancelled when the start is given up.</summary>
    public CancellationToken CancellationToken { get; } = cancellationToken;

    /// <summary>Gets whether the application runs or is published.</summary>
    public DistributedApplicationExecutionContext ExecutionContext { get; } = executionContext;

    /// <summary>Gets the resource whose process gets the variables.</summary>
    public IResource Resource { get; } = resource;
}
