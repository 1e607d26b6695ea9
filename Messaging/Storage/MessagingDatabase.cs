using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Messaging.Storage;

/// <inheritdoc cref="IMessagingDatabase"/>
internal sealed class MessagingDatabase<TContext>(IServiceScopeFactory scopes) : IMessagingDatabase
    where TContext : DbContext
{
    public async Task<DatabaseLease> OpenAsync(CancellationToken cancellationToken)
    {
        var scope = scopes.CreateAsyncScope();
        try
        {
            var context = scope.ServiceProvider.GetRequiredService<TContext>();
            await context.Database.OpenConnectionAsync(cancellationToken);
            return new DatabaseLease(scope, context);
        }
        catch
        {
            await scope.DisposeAsync();
            throw;
        }
    }
}
