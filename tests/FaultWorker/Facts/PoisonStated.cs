using Messaging.Contracts;

namespace FaultWorker.Facts;

/// <summary>A fact that nobody can handle.</summary>
[IntegrationEvent("worker.poison-stated", 1)]
public sealed record PoisonStated(string Stream, long Number) : IIntegrationEvent;
