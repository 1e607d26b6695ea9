using MediatR;
using Messaging.Broker;
using Messaging.Consuming;
using Messaging.Contracts;
using Messaging.Inbox;
using Messaging.Outbox;
using Messaging.Parking;
using Messaging.Resending;
using Messaging.Storage;
using Messaging.Telemetry;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

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
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.AddSettings(connectionName);
        AddStorage<TContext>(builder.Services);
        AddOutbox<TContext>(builder.Services);
        AddConsumer<TContext>(builder.Services);
        AddParking(builder.Services);
        AddTelemetry(builder.Services);
        var messaging = new MessagingBuilder(builder.Services);
        configure(messaging);
        return messaging;
    }

    private static void AddStorage<TContext>(IServiceCollection services)
        where TContext : DbContext
    {
        services.AddSingleton<IMessagingDatabase, MessagingDatabase<TContext>>();
        services.AddSingleton<IValidateOptions<MessagingOptions>, PooledContextValidator<TContext>>();
        services.AddSingleton<SchemaReadiness>();
        services.AddSingleton<InboxPartitions>();
        services.AddSingleton<SentMessages>();
        services.AddHostedService<SchemaCreation>();
        services.AddHostedService<Housekeeping>();
    }

    private static void AddOutbox<TContext>(IServiceCollection services)
        where TContext : DbContext
    {
        services.AddSingleton<RelaySignal>();
        services.AddScoped<EventBuffer>();
        services.AddScoped<IEventPublisher>(provider => provider.GetRequiredService<EventBuffer>());
        services.AddScoped<CommitEffects>();
        services.AddScoped<IUnitOfWork, UnitOfWork<TContext>>();
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(TransactionBehavior<,>));
        services.AddHostedService<OutboxRelay>();
    }

    private static void AddConsumer<TContext>(IServiceCollection services)
        where TContext : DbContext
    {
        services.AddSingleton<MessageParser>();
        services.AddSingleton<HeldSignal>();
        services.AddSingleton<HandlerRunner, HandlerRunnerOf<TContext>>();
        services.ConfigureDbContext<TContext>(options => options.AddInterceptors(new SharedContextInterceptor()));
        services.AddSingleton<IMessageProcessor, MessageProcessor>();
        services.AddSingleton<DeadLetters>();
        services.AddSingleton<QueueMark>();
        services.AddSingleton<Subscription>(new SubscriptionOf<QueueLost, ResendSent<TContext>>());
        services.AddTransient<IEventHandler<QueueLost>, ResendSent<TContext>>();
        services.AddHostedService<QueueConsumer>();
        services.AddHostedService<HeldMessages>();
        services.AddHealthChecks().AddCheck<MessagingHealthCheck>("messaging", tags: ["ready"]);
        services.TryAddSingleton<MessagingHealthCheck>();
    }

    private static void AddParking(IServiceCollection services)
    {
        services.AddSingleton<ParkingLot>();
        services.AddSingleton<ParkingAudit>();
        services.AddSingleton<ParkingReport>();
        services.AddSingleton<RaceRule>();
        services.AddSingleton<RedrivenMessages>();
        services.AddSingleton<DiscardStep>();
        services.AddSingleton<DiscardedMessages>();
    }

    private static void AddTelemetry(IServiceCollection services)
    {
        services.AddSingleton<MessagingMetrics>();
        services.AddSingleton<ExchangeLog>();
        services.AddOpenTelemetry()
            .WithTracing(tracing => tracing.AddSource(MessagingTracing.SourceName))
            .WithMetrics(metrics => metrics.AddMeter(MessagingMetrics.MeterName));
    }
}
