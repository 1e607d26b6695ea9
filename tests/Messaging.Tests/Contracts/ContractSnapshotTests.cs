using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using Messaging.Contracts;
using Messaging.Orders;
using ServiceDefaults.Classification;

namespace Messaging.Tests.Contracts;

/// <summary>What travels between the systems. A difference here is a change that running services and stored messages meet: raise the version unless old readers can live with it.</summary>
public sealed class ContractSnapshotTests
{
    private static readonly Guid Id = Guid.Parse("01890a5d-ac96-774b-bcce-b302099a8057");
    private static readonly OrderId Order = OrderId.Parse("S-100001");
    private static readonly DateTimeOffset Time = new(2026, 3, 1, 12, 30, 0, TimeSpan.Zero);

    private static readonly JsonSerializerOptions Indented = new(EventJson.Options) { WriteIndented = true, NewLine = "\n" };

    private static readonly IIntegrationEvent[] Samples =
    [
        new CostCalculated(Order, Id, Id, new Financial<decimal>(123.45m), 1000.5, 600.25, 12),
        new CostCalculationFailed(Order, Id, Id, CalculationFailure.NotWatertight, "The model has 3 open edges."),
        new CostCalculationRequested(Order, Id, Id, Material.Petg, 5),
        new CustomerChanged(Id, 2, OrderSystem.Crm, new Personal<string>("Ada Lovelace"), new Personal<string>("ada@example.com"), null, new Personal<string>("12 Example Street")),
        new OrderCancellationRefused(Order, Id, Id, OrderStatus.Packaging),
        new OrderCancellationRequested(Order, Id, Id, "No longer needed."),
        new OrderCreated(Order, Id, OrderSystem.Shop, Material.Pla, 3, Time),
        new OrderStatusChanged(Order, Id, 4, OrderStatus.PriceCalculated, OrderStatus.ManufacturingApproved, OrderSystem.Shop, Time, Id, new Financial<decimal>(123.45m), null),
        new QueueLost("mes", ["order.created"]),
    ];

    [Fact]
    public async Task Names_versions_consumers_and_json_of_all_events_are_those_reviewed()
    {
        var actual = Describe();
        var reviewed = await File.ReadAllTextAsync(PathOf("IntegrationEvents.md"), TestContext.Current.CancellationToken);

        (actual == reviewed).ShouldBeTrue($"If the change is meant, copy this into tests/Messaging.Tests/Contracts/IntegrationEvents.md:\n{actual}");
    }

    [Fact]
    public void Every_event_reads_back_as_it_was_written()
    {
        foreach (var sample in Samples)
            Write(JsonSerializer.Deserialize(Write(sample), sample.GetType(), EventJson.Options)!).ShouldBe(Write(sample));
    }

    private static string Write(object integrationEvent) => JsonSerializer.Serialize(integrationEvent, integrationEvent.GetType(), EventJson.Options);

    private static string Describe()
    {
        var types = typeof(IIntegrationEvent).Assembly.GetTypes().Where(type => type.IsClass && type.IsAssignableTo(typeof(IIntegrationEvent))).OrderBy(type => type.Name, StringComparer.Ordinal).ToArray();
        types.ShouldBe(Samples.Select(sample => sample.GetType()), "each event has a sample here");
        var text = new StringBuilder("# Integration events\n");
        foreach (var (type, sample) in types.Zip(Samples))
        {
            var contract = EventType.Of(type);
            var consumers = string.Join(", ", type.GetCustomAttribute<ConsumedByAttribute>()!.Services);
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"\n## {contract.Name}, version {contract.Version}, consumed by {consumers}\n```json\n");
            text.Append(JsonSerializer.Serialize(sample, type, Indented)).Append("\n```\n");
        }

        return text.ToString();
    }

    private static string PathOf(string file, [CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, file);
}
