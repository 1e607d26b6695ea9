namespace Messaging.Contracts;

/// <summary>The queue of a service was deleted, with all that waited in it: whoever published such events lately sends them again, to that queue alone.</summary>
/// <param name="Service">The service, which has declared its queue anew.</param>
/// <param name="EventTypes">The names of the events it consumes.</param>
[IntegrationEvent("messaging.queue-lost", 1)]
[ConsumedBy("cost-calculator", "crm", "mes", "shop")]
public sealed record QueueLost(string Service, IReadOnlyList<string> EventTypes) : IIntegrationEvent;
