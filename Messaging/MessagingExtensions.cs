using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;

namespace Messaging;

/// <summary>Adds integration events to a service.</summary>
public static class MessagingExtensions
{
    /// <summary>Adds outbox, relay, consumer, inbox and parking lot over the broker named by the connection string <paramref name="connectionName"/>.</summary>
    /// <typeparam name="TContext">The service's database context; outbox and inbox live in its database.</typeparam>
    public static MessagingBuilder AddMessaging<TContext>(this IHostApplicationBuilder builder, string connectionName, Action<MessagingBuilder> configure)
        where TContext : DbContext
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrEmpty(connectionName);
        ArgumentNullException.ThrowIfNull(configure);
        var messaging = new MessagingBuilder(builder.Services);
        configure(messaging);
        return messaging;
    }
}
