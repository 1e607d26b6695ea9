namespace Messaging.Contracts;

/// <summary>Gives an integration event the name and version under which it travels.</summary>
/// <param name="name">The stable dotted name, such as <c>order.status-changed</c>; it is the routing key, too.</param>
/// <param name="version">The version of the contract, from 1. A consumer parks a version newer than the one it knows.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class IntegrationEventAttribute(string name, int version) : Attribute
{
    /// <summary>Gets the stable name.</summary>
    public string Name { get; } = name;

    /// <summary>Gets the version of the contract.</summary>
    public int Version { get; } = version;
}
