namespace Messaging.Contracts;

/// <summary>Names the services that consume an integration event.</summary>
/// <remarks>
/// Publishers declare the queues of these services before they publish, so that an event is kept for a service that has never been started yet.
/// A service named here must handle the event, and it must not handle events that do not name it.
/// </remarks>
/// <param name="services">The services, by their names at the broker.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ConsumedByAttribute(params string[] services) : Attribute
{
    /// <summary>Gets the services.</summary>
    public IReadOnlyList<string> Services { get; } = services;
}
