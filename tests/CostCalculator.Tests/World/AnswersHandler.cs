using Messaging.Consuming;
using Messaging.Contracts;

namespace CostCalculator.Tests.World;

/// <summary>Hands answers to the test; a handler lives as long as its message.</summary>
internal sealed class AnswersHandler(Answers answers) : IEventHandler<CostCalculated>, IEventHandler<CostCalculationFailed>
{
    public Task HandleAsync(CostCalculated integrationEvent, MessageContext context, CancellationToken cancellationToken) => answers.ArriveAsync(integrationEvent.OrderId, integrationEvent, cancellationToken);

    public Task HandleAsync(CostCalculationFailed integrationEvent, MessageContext context, CancellationToken cancellationToken) => answers.ArriveAsync(integrationEvent.OrderId, integrationEvent, cancellationToken);
}
