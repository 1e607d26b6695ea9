namespace ServiceDefaults.OpenApi;

/// <summary>Says how a type that a JSON converter writes as text looks in the OpenAPI document.</summary>
/// <param name="pattern">The regular expression that its text matches.</param>
[AttributeUsage(AttributeTargets.Struct | AttributeTargets.Class)]
public sealed class SchemaPatternAttribute(string pattern) : Attribute
{
    /// <summary>Gets the regular expression that the text matches.</summary>
    public string Pattern { get; } = pattern;
}
