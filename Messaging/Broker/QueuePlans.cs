using System.Collections.Frozen;
using System.Reflection;
using Messaging.Consuming;
using Messaging.Contracts;

namespace Messaging.Broker;

/// <summary>Which service consumes what, by the contracts (<see cref="ConsumedByAttribute"/>).</summary>
internal static class QueuePlans
{
    private static readonly FrozenDictionary<string, IReadOnlyList<Type>> EventsOf = Contracts(typeof(IIntegrationEvent).Assembly);

    /// <summary>Gives the queue of this service. A service that no contract names consumes what it handles.</summary>
    internal static QueuePlan Own(string service, IEnumerable<Subscription> subscriptions) => Plan(service, subscriptions.Select(subscription => subscription.Type.Clr));

    /// <summary>Gives the queues that must exist before an event is published.</summary>
    internal static IEnumerable<QueuePlan> ConsumersOf(string eventName) =>
        EventsOf.Where(service => service.Value.Any(type => EventType.Of(type).Name == eventName)).Select(service => Plan(service.Key, service.Value));

    /// <summary>Says how a service's handlers differ from the contracts that name it; empty where they agree, or where no contract names it.</summary>
    internal static IReadOnlyList<string> FaultsOf(string service, IEnumerable<Subscription> subscriptions)
    {
        if (!EventsOf.TryGetValue(service, out var named))
            return [];
        var handled = subscriptions.Select(subscription => subscription.Type.Clr).Where(type => type.Assembly == typeof(IIntegrationEvent).Assembly).ToArray();
        return
        [
            .. named.Except(handled).Select(type => $"The contract {type.Name} names '{service}' as a consumer, but the service has no handler for it. Add Handle<{type.Name}, …>() or take the service out of [ConsumedBy]."),
            .. handled.Except(named).Select(type => $"The service '{service}' handles {type.Name}, but that contract does not name it as a consumer. Add it to [ConsumedBy], or take the handler away."),
        ];
    }

    private static QueuePlan Plan(string service, IEnumerable<Type> types)
    {
        var events = types.ToArray();
        return new QueuePlan(service, [.. events.Select(type => EventType.Of(type).Name)], events.Any(typeof(IStreamEvent).IsAssignableFrom));
    }

    private static FrozenDictionary<string, IReadOnlyList<Type>> Contracts(Assembly assembly) =>
        assembly.GetTypes()
            .SelectMany(type => (type.GetCustomAttribute<ConsumedByAttribute>()?.Services ?? []).Select(service => (service, type)))
            .GroupBy(pair => pair.service, pair => pair.type, StringComparer.Ordinal)
            .ToFrozenDictionary(group => group.Key, group => (IReadOnlyList<Type>)[.. group.OrderBy(type => type.Name, StringComparer.Ordinal)]);
}
