namespace Aspire.Hosting.ApplicationModel;


/// <summary>A value handed to the application from outside: configuration key <c>Parameters:NAME</c>, or a default.</summary>
/// <param name="name">The parameter's name.</param>
/// <param name="callback">Gives the value.</param>
/// <param name="secret">Whether it must not be shown.</param>
public sealed class ParameterResource(string name, Func<string> callback, bool secret = false) : Resource(name), IManifestExpressionProvider, IValueProvider
{
    private readonly Lazy<string> _value = new(callback);

    /// <summary>Gets a value indicating whether the value must not be shown, except as a development credential.</summary>
    public bool Secret { get; } = secret;

    /// <inheritdoc/>
    public string ValueExpression => $"{{{Name}.value}}";

    /// <inheritdoc/>
    public ValueTask<string?> GetValueAsync(CancellationToken cancellationToken = default) => ValueTask.FromResult<string?>(_value.Value);
}
