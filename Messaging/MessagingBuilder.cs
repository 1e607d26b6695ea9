using Messaging.Consuming;
using Messaging.Contracts;
using Microsoft.Extensions.DependencyInjection;

namespace Messaging;

/// <summary>Says which integration events a service consumes.</summary>
public sealed class MessagingBuilder
{
    internal MessagingBuilder(IServiceCollection services) => Services = services;

    /// <summary>Gets the service collection that messaging is added to.</summary>
    public IServiceCollection Services { get; }

    /// <summary>Subscribes the service to an event and registers its handler, in the scope of the message.</summary>
    public MessagingBuilder Handle<TEvent, THandler>()
        where TEvent : class, IIntegrationEvent
        where THandler : class, IEventHandler<TEvent>
    {
        Services.AddScoped<IEventHandler<TEvent>, THandler>();
        return this;
    }
}
