using Messaging.Contracts;

namespace FaultWorker.Facts;

/// <summary>The consumer's answer to a fact; without a number of its own, so that only the inbox guards against a second effect.</summary>
[IntegrationEvent("worker.fact-echoed", 1)]
public sealed record FactEchoed(string Stream, long Number) : IIntegrationEvent;
