using System.Globalization;

namespace ServiceDefaults.Http;

/// <summary>The strong entity tag of a versioned resource (RFC 9110, section 8.8.3: https://www.rfc-editor.org/rfc/rfc9110#section-8.8.3): its version in quotes.</summary>
/// <param name="Version">The resource's version, from 1.</param>
public readonly record struct EntityTag(long Version)
{
    /// <summary>Gives the value of the header <c>ETag</c>, such as <c>"3"</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"\"{Version}\"");
}
