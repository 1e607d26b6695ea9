namespace Aspire.Hosting.ApplicationModel;


/// <summary>An Elasticsearch server.</summary>
/// <param name="name">The resource's name.</param>
/// <param name="password">The password of the user <c>elastic</c>.</param>
public sealed class ElasticsearchResource(string name, ParameterResource password) : ContainerResource(name), IResourceWithConnectionString
{
    /// <summary>Gets the endpoint of its HTTP API.</summary>
    public EndpointReference PrimaryEndpoint => this.GetEndpoint("http");

    /// <summary>Gets the password of the user <c>elastic</c>.</summary>
    public ParameterResource PasswordParameter { get; } = password;

    /// <inheritdoc/>
    public ReferenceExpression ConnectionStringExpression => ReferenceExpression.Create(
        $"http://elastic:{PasswordParameter}@{PrimaryEndpoint.Property(EndpointProperty.Host)}:{PrimaryEndpoint.Property(EndpointProperty.Port)}");
}
