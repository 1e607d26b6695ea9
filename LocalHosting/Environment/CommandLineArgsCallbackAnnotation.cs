namespace Aspire.Hosting.ApplicationModel;


/// <summary>States command-line arguments when the resource starts.</summary>
/// <param name="callback">The callback.</param>
public sealed class CommandLineArgsCallbackAnnotation(Func<CommandLineArgsCallbackContext, Task> callback) : IResourceAnnotation
{
    /// <summary>Gets the callback.</summary>
    public Func<CommandLineArgsCallbackContext, Task> Callback { get; } = callback;
}
