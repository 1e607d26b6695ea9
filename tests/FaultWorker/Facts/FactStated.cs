using Messaging.Contracts;

namespace FaultWorker.Facts;

/// <summary>A numbered fact.</summary>
[IntegrationEvent("worker.fact-stated", 1)]
public sealed record FactStated(string StreamId, long Sequence) : IStreamEvent;
