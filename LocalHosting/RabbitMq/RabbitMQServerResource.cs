namespace Aspire.Hosting.ApplicationModel;


/// <summary>A RabbitMQ broker.</summary>
/// <param name="name">The resource's name.</param>
/// <param name="userName">The user's name; by default <c>guest</c>.</param>
/// <param name="password">The user's password.</param>
public class RabbitMQServerResource(string name, ParameterResource? userName, ParameterResource password)
    : ContainerResource(name), IResourceWithConnectionString
{
    /// <summary>Gets the broker's endpoint.</summary>
    public EndpointReference PrimaryEndpoint => this.GetEndpoint("tcp");

    /// <summary>Gets the endpoint of the management plugin.</summary>
    public EndpointReference ManagementEndpoint => this.GetEndpoint("management");

    /// <summary>Gets the parameter with the user's name, if there is one.</summary>
    public ParameterResource? UserNameParameter { get; } = userName;

    /// <summary>Gets the user's name.</summary>
    public ReferenceExpression UserNameReference =>
        UserNameParameter is { } user ? ReferenceExpression.Create($"{user}") : ReferenceExpression.Create($"guest");

    /// <summary>Gets the parameter with the user's password.</summary>
    public ParameterResource PasswordParameter { get; } = password;

    /// <inheritdoc/>
    public ReferenceExpression ConnectionStringExpression => ReferenceExpression.Create(
        $"amqp://{UserNameReference}:{PasswordParameter}@{PrimaryEndpoint.Property(EndpointProperty.Host)}:{PrimaryEndpoint.Property(EndpointProperty.Port)}");
}
