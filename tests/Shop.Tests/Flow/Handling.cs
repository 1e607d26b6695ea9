using Messaging.Consuming;
using Messaging.Contracts;
using Messaging.Outbox;
using Microsoft.Extensions.DependencyInjection;

namespace Shop.Tests.Flow;

/// <summary>Hands an event to the shop's handler without the broker, which would not deliver late or repeated ones so readily.</summary>
internal static class Handling
{
    internal static async Task RunAsync<TEvent>(World world, TEvent integrationEvent)
        where TEvent : class, IIntegrationEvent
    {
        await using var scope = world.Shop.Services.CreateAsyncScope();
        var handler = scope.ServiceProvider.GetRequiredService<IEventHandler<TEvent>>();
        await scope.ServiceProvider.GetRequiredService<IUnitOfWork>().ExecuteAsync(
            async token =>
            {
                await handler.HandleAsync(integrationEvent, new MessageContext(Guid.NewGuid(), "elsewhere", DateTimeOffset.UnixEpoch, 1), token);
                return true;
            },
            Deadline.Token);
    }
}
