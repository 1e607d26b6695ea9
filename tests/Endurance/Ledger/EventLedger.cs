using System.Reflection;
using Messaging.Contracts;
using Endurance.Running;
using Endurance.Witnessing;

namespace Endurance.Ledger;

/// <summary>Holds the events that were published against those that took effect.</summary>
internal static class EventLedger
{
    private static readonly Dictionary<string, IReadOnlyList<string>> Consumers = typeof(IIntegrationEvent).Assembly.GetTypes()
        .Select(type => (Event: type.GetCustomAttribute<IntegrationEventAttribute>(), Consumed: type.GetCustomAttribute<ConsumedByAttribute>()))
        .Where(contract => contract.Event is not null)
        .ToDictionary(contract => contract.Event!.Name, contract => contract.Consumed?.Services ?? []);

    /// <summary>Gives a line for each type of event, and what is wrong.</summary>
    internal static IReadOnlyList<EventLine> Of(SystemImage image, List<Finding> findings) =>
    [
        .. image.Services.Values.SelectMany(publisher => publisher.Published.Select(published => (Publisher: publisher.Service, Event: published)))
            .GroupBy(published => published.Event.Type).OrderBy(type => type.Key, StringComparer.Ordinal)
            .Select(type => Line(type.Key, [.. type], image, findings)),
    ];

    private static EventLine Line(string type, IReadOnlyList<(Service Publisher, PublishedEvent Event)> published, SystemImage image, List<Finding> findings)
    {
        var consumers = Service.All.Where(service => Consumers[type].Contains(service.Name)).ToList();
        var lost = published.SelectMany(it => consumers.Where(consumer => !TookEffect(it.Publisher, it.Event, image[consumer]))
            .Select(consumer => $"{it.Event} of {it.Publisher.Name} had no effect in {consumer.Name}.")).ToList();
        var twice = published.Where(it => it.Event.StreamId is not null).GroupBy(it => (it.Event.StreamId, it.Event.Sequence)).Where(number => number.Count() > 1)
            .Select(number => $"Number {number.Key.Sequence} of {number.Key.StreamId} was published {number.Count()} times, by {string.Join(", ", number.Select(it => it.Publisher.Name))}.").ToList();
        findings.AddRange(lost.Select(text => new Finding(FindingKind.Lost, text)));
        findings.AddRange(twice.Select(text => new Finding(FindingKind.Twice, text)));
        var due = published.Count * consumers.Count;
        return new EventLine(type, published.Count, due, due - lost.Count, lost.Count, twice.Count);
    }

    // What a service published itself, it knew before it published; its stream says so.
    private static bool TookEffect(Service publisher, PublishedEvent published, ServiceImage consumer) => published.StreamId is { } stream
        ? consumer.Positions.GetValueOrDefault(stream) >= published.Sequence && (consumer.Service == publisher || consumer.Handled.Contains(published.MessageId))
        : consumer.Handled.Contains(published.MessageId);
}
