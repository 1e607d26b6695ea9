namespace Aspire.Hosting.ApplicationModel;


/// <summary>A resource that others reach by a connection string.</summary>
public interface IResourceWithConnectionString : IResource, IValueProvider, IManifestExpressionProvider
{
    /// <summary>Gets the connection string, with the endpoints and secrets still to be filled in.</summary>
    ReferenceExpression ConnectionStringExpression { get; }

    /// <summary>Gets the environment variable that carries the connection string; <see langword="null"/> stands for <c>ConnectionStrings__NAME</c>.</summary>
    string? ConnectionStringEnvironmentVariable => null;

    /// <inheritdoc/>
    string IManifestExpressionProvider.ValueExpression => $"{{{Name}.connectionString}}";

    /// <summary>Gives the connection string, once the endpoints in it are known.</summary>
    ValueTask<string?> GetConnectionStringAsync(CancellationToken cancellationToken = default) =>
        ConnectionStringExpression.GetValueAsync(cancellationToken);

    /// <inheritdoc/>
    ValueTask<string?> IValueProvider.GetValueAsync(CancellationToken cancellationToken) => GetConnectionStringAsync(cancellationToken);
}
