using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Messaging.Storage;

/// <summary>An open connection, and the scope and context that own it.</summary>
internal sealed class DatabaseLease(AsyncServiceScope scope, DbContext context) : IAsyncDisposable
{
    internal DbContext Context => context;

    internal IServiceProvider Services => scope.ServiceProvider;

    internal NpgsqlConnection Connection => (NpgsqlConnection)context.Database.GetDbConnection();

    public ValueTask DisposeAsync() => scope.DisposeAsync();
}
