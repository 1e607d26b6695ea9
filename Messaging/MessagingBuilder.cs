using Messaging.Consuming;
using Messaging.Contracts;
using Microsoft.Extensions.DependencyInjection;

namespace Messaging;

/// <summary>Says which integration events a service consumes.</summary>
public sealed class MessagingBuilder
{
    private readonly Dictionary<string, Type> _handlers = [];

    internal MessagingBuilder(IServiceCollection services) => Services = services;

    /// <summary>Gets the service collection that messaging is added to.</summary>
    public IServiceCollection Services { get; }

    /// <summary>Subscribes the service to an event and registers its handler: one for each message, with the scope of its transaction, which messages handled together may share.</summary>
    /// <exception cref="InvalidOperationException">The event has a handler already.</exception>
    public MessagingBuilder Handle<TEvent, THandler>()
        where TEvent : class, IIntegrationEvent
        where THandler : class, IEventHandler<TEvent>
    {
        var subscription = new SubscriptionOf<TEvent, THandler>();
        if (!_handlers.TryAdd(subscription.Type.Name, typeof(THandler)))
            throw new InvalidOperationException($"{subscription.Type.Name} is handled by {_handlers[subscription.Type.Name]} already; an event has one handler in a service.");
        Services.AddSingleton<Subscription>(subscription);
        Services.AddTransient<IEventHandler<TEvent>, THandler>();
        return this;
    }

    /// <summary>Changes settings in code; they win over the configuration.</summary>
    public MessagingBuilder Configure(Action<MessagingOptions> configure)
    {
        Services.PostConfigure(configure);
        return this;
    }
}
