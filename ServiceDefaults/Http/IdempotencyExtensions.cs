using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace ServiceDefaults.Http;

/// <summary>Adds what keeps idempotency keys in bounds.</summary>
public static class IdempotencyExtensions
{
    /// <summary>Forgets the idempotency keys of a database after a time (section <c>Idempotency</c>, see <see cref="IdempotencyOptions"/>).</summary>
    /// <typeparam name="TContext">The context whose model has <see cref="Idempotency.AddIdempotency"/>.</typeparam>
    public static IHostApplicationBuilder AddIdempotencyRetention<TContext>(this IHostApplicationBuilder builder)
        where TContext : DbContext
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddOptions<IdempotencyOptions>()
            .BindConfiguration(IdempotencyOptions.Section, binder => binder.ErrorOnUnknownConfiguration = true)
            .Validate(options => options.Retention >= TimeSpan.FromHours(1) && options.Retention <= TimeSpan.FromDays(365), "Idempotency:Retention must be from 1 hour to 365 days.")
            .ValidateOnStart();
        builder.Services.AddHostedService<IdempotencyRetention<TContext>>();
        return builder;
    }
}
