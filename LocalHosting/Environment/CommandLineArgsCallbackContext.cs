namespace Aspire.Hosting.ApplicationModel;


/// <summary>What a callback that states command-line arguments works with.</summary>
/// <param name="args">The arguments; strings or <see cref="IValueProvider"/>s.</param>
/// <param name="cancellationToken">Cancelled when the start is given up.</param>
public sealed class CommandLineArgsCallbackContext(IList<object> args, CancellationToken cancellationToken = default)
{
    /// <summary>Gets the arguments; strings or <see cref="IValueProvider"/>s.</summary>
    public IList<object> Args { get; } = args;

    /// <summary>Gets the token that is cancelled when the start is given up.</summary>
    public CancellationToken CancellationToken { get; } = cancellationToken;
}
