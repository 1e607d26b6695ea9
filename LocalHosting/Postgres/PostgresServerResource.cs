namespace Aspire.Hosting.ApplicationModel;


/// <summary>A PostgreSQL server.</summary>
/// <param name="name">The resource's name.</param>
/// <param name="userName">The superuser's name; by default <c>postgres</c>.</param>
/// <param name="password">The superuser's password.</param>
public class PostgresServerResource(string name, ParameterResource? userName, ParameterResource password)
    : ContainerResource(name), IResourceWithConnectionString
{
    private readonly Dictionary<string, string> _databases = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Gets the server's endpoint.</summary>
    public EndpointReference PrimaryEndpoint => this.GetEndpoint("tcp");

    /// <summary>Gets the parameter with the superuser's name, if there is one.</summary>
    public ParameterResource? UserNameParameter { get; } = userName;

    /// <summary>Gets the superuser's name.</summary>
    public ReferenceExpression UserNameReference =>
        UserNameParameter is { } user ? ReferenceExpression.Create($"{user}") : ReferenceExpression.Create($"postgres");

    /// <summary>Gets the parameter with the superuser's password.</summary>
    public ParameterResource PasswordParameter { get; } = password;

    /// <inheritdoc/>
    public ReferenceExpression ConnectionStringExpression => ReferenceExpression.Create(
        $"Host={PrimaryEndpoint.Property(EndpointProperty.Host)};Port={PrimaryEndpoint.Property(EndpointProperty.Port)};Username={UserNameReference};Password={PasswordParameter}");

    /// <summary>Gets the databases' names by the names of their resources.</summary>
    public IReadOnlyDictionary<string, string> Databases => _databases;

    internal void Add(PostgresDatabaseResource database) => _databases.Add(database.Name, database.DatabaseName);
}
