using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Internal;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Messaging.Storage;

/// <summary>Refuses, at start, a context that is pooled.</summary>
internal sealed class PooledContextValidator<TContext>(IServiceProviderIsService services) : IValidateOptions<MessagingOptions>
    where TContext : DbContext
{
    public ValidateOptionsResult Validate(string? name, MessagingOptions options) =>
#pragma warning disable EF1001 // There is no public sign of a pool.
        services.IsService(typeof(IDbContextPool<TContext>))
#pragma warning restore EF1001
            ? ValidateOptionsResult.Fail($"{typeof(TContext).Name} is registered with AddDbContextPool. Handlers of one batch work on one connection, which a pooled context would carry on to its next user. Register it with AddDbContext.")
            : ValidateOptionsResult.Success;
}
