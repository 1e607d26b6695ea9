using System.Collections.Concurrent;
using System.Reflection;

namespace Messaging.Contracts;

/// <summary>The name and version under which a type travels.</summary>
internal sealed record EventType(string Name, int Version, Type Clr)
{
    private static readonly ConcurrentDictionary<Type, EventType> Known = new();

    internal static EventType Of(Type type) => Known.GetOrAdd(type, static candidate =>
        candidate.GetCustomAttribute<IntegrationEventAttribute>() is { } attribute
            ? new EventType(attribute.Name, attribute.Version, candidate)
            : throw new InvalidOperationException($"{candidate} has no [IntegrationEvent(name, version)]; without it nobody can consume it."));
}
