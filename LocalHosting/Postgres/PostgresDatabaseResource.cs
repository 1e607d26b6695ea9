namespace Aspire.Hosting.ApplicationModel;


/// <summary>A database on a PostgreSQL server.</summary>
/// <param name="name">The resource's name.</param>
/// <param name="databaseName">The database's name.</param>
/// <param name="postgresParentResource">The server.</param>
public class PostgresDatabaseResource(string name, string databaseName, PostgresServerResource postgresParentResource)
    : Resource(name), IResourceWithParent<PostgresServerResource>, IResourceWithConnectionString
{
    /// <summary>Gets the server.</summary>
    public PostgresServerResource Parent { get; } = postgresParentResource;

    /// <summary>Gets the database's name.</summary>
    public string DatabaseName { get; } = databaseName;

    /// <inheritdoc/>
    public ReferenceExpression ConnectionStringExpression => ReferenceExpression.Create($"{Parent.ConnectionStringExpression};Database={DatabaseName}");
}
