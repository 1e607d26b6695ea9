namespace Messaging.Contracts;

/// <summary>A business fact that one system tells the others. Its name and version are given by <see cref="IntegrationEventAttribute"/>.</summary>
public interface IIntegrationEvent;
