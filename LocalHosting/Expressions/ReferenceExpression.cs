using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace Aspire.Hosting.ApplicationModel;


/// <summary>A text with places that are filled in when the application runs.</summary>
public sealed class ReferenceExpression : IManifestExpressionProvider, IValueProvider
{
    private readonly string _format;
    private readonly IReadOnlyList<IValueProvider> _providers;

    private ReferenceExpression(string format, IReadOnlyList<IValueProvider> providers)
    {
        _format = format;
        _providers = providers;
    }

    /// <inheritdoc/>
    public string ValueExpression =>
        string.Format(CultureInfo.InvariantCulture, _format, [.. _providers.Select(provider => (provider as IManifestExpressionProvider)?.ValueExpression)]);

    /// <summary>Creates the expression from an interpolated string.</summary>
    public static ReferenceExpression Create(in ExpressionInterpolatedStringHandler handler) => handler.Build();

    /// <inheritdoc/>
    public async ValueTask<string?> GetValueAsync(CancellationToken cancellationToken = default)
    {
        var values = new object?[_providers.Count];
        for (var i = 0; i < values.Length; i++)
            values[i] = await _providers[i].GetValueAsync(cancellationToken);
        return string.Format(CultureInfo.InvariantCulture, _format, values);
    }

    /// <summary>Collects the parts of an interpolated string without evaluating them.</summary>
    [InterpolatedStringHandler]
    public readonly struct ExpressionInterpolatedStringHandler
    {
        private readonly StringBuilder _format;
        private readonly List<IValueProvider> _providers;

        /// <summary>Called by the compiler.</summary>
        public ExpressionInterpolatedStringHandler(int literalLength, int formattedCount)
        {
            _format = new StringBuilder(literalLength + (formattedCount * 3));
            _providers = new List<IValueProvider>(formattedCount);
        }

        /// <summary>Adds plain text.</summary>
        public void AppendLiteral(string value)
        {
            ArgumentNullException.ThrowIfNull(value);
            _format.Append(value.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal));
        }

        /// <summary>Adds a value that is known already.</summary>
        public void AppendFormatted(string? value) => AppendLiteral(value ?? string.Empty);

        /// <summary>Adds a value that is known when the application runs.</summary>
        public void AppendFormatted<T>(T valueProvider)
            where T : IValueProvider, IManifestExpressionProvider
        {
            _format.Append('{').Append(_providers.Count).Append('}');
            _providers.Add(valueProvider);
        }

        /// <summary>Adds a resource's value that is known when the application runs.</summary>
        public void AppendFormatted<T>(IResourceBuilder<T> valueProvider)
            where T : IResource, IValueProvider, IManifestExpressionProvider
        {
            ArgumentNullException.ThrowIfNull(valueProvider);
            AppendFormatted(valueProvider.Resource);
        }

        internal ReferenceExpression Build() => new(_format.ToString(), _providers);
    }
}
