using Endurance.Witnessing;

namespace Endurance.Ledger;

/// <summary>Checks that nothing waits any more.</summary>
internal static class RestCheck
{
    /// <summary>Gives what still waits.</summary>
    internal static IEnumerable<Finding> Of(SystemImage image)
    {
        foreach (var service in image.Services.Values)
        {
            if (service.OutboxDepth > 0)
                yield return Waiting($"{service.OutboxDepth} events are in the outbox of {service.Service.Name}.");
            foreach (var held in service.Held.Where(held => !held.IsParked))
                yield return Waiting($"{service.Service.Name} holds {held.MessageId} ({held.Type}): {held.Reason}");
        }

        foreach (var (queue, depth) in image.QueueDepths.Where(queue => queue.Value > 0))
            yield return Waiting($"{depth} messages are in queue {queue}.");
    }

    private static Finding Waiting(string text) => new(FindingKind.NotAtRest, text);
}
