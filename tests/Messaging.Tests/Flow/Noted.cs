using Messaging.Contracts;

namespace Messaging.Tests.Flow;

/// <summary>An event without an order.</summary>
[IntegrationEvent("test.noted", 2)]
public sealed record Noted(string Name) : IIntegrationEvent;
