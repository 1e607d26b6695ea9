namespace Aspire.Hosting.ApplicationModel;


/// <summary>Something that has a name by which a manifest refers to it.</summary>
public interface IManifestExpressionProvider
{
    /// <summary>Gets the expression, such as <c>{messaging.connectionString}</c>.</summary>
    string ValueExpression { get; }
}
