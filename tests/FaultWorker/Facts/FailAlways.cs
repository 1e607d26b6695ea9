using Messaging.Consuming;

namespace FaultWorker.Facts;

internal sealed class FailAlways : IEventHandler<PoisonStated>
{
    public Task HandleAsync(PoisonStated integrationEvent, MessageContext context, CancellationToken cancellationToken) =>
        throw new InvalidOperationException($"{integrationEvent.Stream}#{integrationEvent.Number} is poison.");
}
