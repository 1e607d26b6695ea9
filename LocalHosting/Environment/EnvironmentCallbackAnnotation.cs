namespace Aspire.Hosting.ApplicationModel;


/// <summary>States environment variables when the resource starts.</summary>
/// <param name="callback">The callback.</param>
public sealed class EnvironmentCallbackAnnotation(Func<EnvironmentCallbackContext, Task> callback) : IResourceAnnotation
{
    /// <summary>Gets the callback.</summary>
    public Func<EnvironmentCallbackContext, Task> Callback { get; } = callback;
}
