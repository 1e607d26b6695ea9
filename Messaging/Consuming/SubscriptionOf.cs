using Messaging.Contracts;
using Microsoft.Extensions.DependencyInjection;

namespace Messaging.Consuming;

/// <inheritdoc/>
internal sealed class SubscriptionOf<TEvent, THandler>() : Subscription(EventType.Of(typeof(TEvent)), typeof(THandler))
    where TEvent : class, IIntegrationEvent
    where THandler : class, IEventHandler<TEvent>
{
    internal override Task HandleAsync(IServiceProvider services, IIntegrationEvent integrationEvent, MessageContext context, CancellationToken cancellationToken) =>
        services.GetRequiredService<IEventHandler<TEvent>>().HandleAsync((TEvent)integrationEvent, context, cancellationToken);
}
