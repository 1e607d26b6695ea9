using System.Text;
using System.Text.Json;
using Messaging.Consuming;
using Messaging.Contracts;
using Messaging.Orders;
using Microsoft.Extensions.Options;
using ServiceDefaults.Classification;

namespace Messaging.Tests.Consuming;

public sealed class MessageParserTests
{
    private static readonly Guid Id = Guid.Parse("01890a5d-ac96-774b-bcce-b302099a8057");
    private static readonly string[] Scraps = ["\"\\ud800\"", "\"\\u0000\"", "null", "{}", "[]", "-1", "1e999", "1e-999", "0.1", "true", "\"\"", "\"S-1\"", "99999999999999999999", "\"9999-12-31T23:59:59.9999999-14:00\""];

    private readonly MessageParser _parser = new(
        [new SubscriptionOf<OrderStatusChanged, Ignore>(), new SubscriptionOf<CustomerChanged, Ignore>(), new SubscriptionOf<Tripwire, Ignore>()], Options.Create(new MessagingOptions()));

    [Fact]
    public void Whatever_comes_is_an_event_or_has_a_fault()
    {
        var random = new Random(7);
        IIntegrationEvent[] samples =
        [
            new OrderStatusChanged(OrderId.Parse("S-100001"), Id, 4, OrderStatus.PriceCalculated, OrderStatus.ManufacturingApproved, OrderSystem.Shop, DateTimeOffset.UnixEpoch, Id, new Financial<decimal>(1.5m), "because"),
            new CustomerChanged(Id, 2, OrderSystem.Crm, new Personal<string>("Ada"), new Personal<string>("ada@example.com"), null, null),
        ];
        var bodies = samples.Select(sample => (EventType.Of(sample.GetType()), Body: JsonSerializer.Serialize(sample, sample.GetType(), EventJson.Options))).ToArray();
        var read = 0;
        for (var round = 0; round < 20_000; round++)
        {
            var (type, body) = bodies[round % bodies.Length];
            var message = Parse(type, Damage(body, random));

            (message.Event is null).ShouldBe(message.Fault is not null);
            read += message.Event is null ? 0 : 1;
        }

        read.ShouldBeInRange(100, 19_000, "some damage does not matter, and some does");
    }

    [Fact]
    public void A_contract_that_throws_is_a_fault_of_the_message_and_tells_nothing_of_its_content()
    {
        var message = Parse(EventType.Of(typeof(Tripwire)), Encoding.UTF8.GetBytes("""{"secret":"4111"}"""));

        message.Event.ShouldBeNull();
        message.Fault.ShouldBe("The body cannot be read as 'test.tripwire' version 1: ArithmeticException");
    }

    private InboundMessage Parse(EventType type, byte[] body) => _parser.Parse(
        new Dictionary<string, string> { [DeliveryHeaders.MessageId] = Id.ToString(), [DeliveryHeaders.Type] = type.Name, ["event-version"] = "1" }, type.Name, body, DateTimeOffset.UnixEpoch);

    /// <summary>Puts a scrap in the place of a value, or changes bytes.</summary>
    private static byte[] Damage(string body, Random random)
    {
        if (random.Next(2) == 0)
        {
            var colons = Enumerable.Range(0, body.Length).Where(index => body[index] == ':').ToArray();
            var start = colons[random.Next(colons.Length)] + 1;
            var end = body.IndexOfAny([',', '}'], start);
            return Encoding.UTF8.GetBytes(string.Concat(body.AsSpan(0, start), Scraps[random.Next(Scraps.Length)], body.AsSpan(end)));
        }

        var bytes = Encoding.UTF8.GetBytes(body);
        for (var changes = random.Next(1, 4); changes > 0; changes--)
            bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
        return bytes;
    }

    [IntegrationEvent("test.tripwire", 1)]
    private sealed record Tripwire : IIntegrationEvent
    {
        public string Secret
        {
            get;
            init => field = value.Length == 0 ? value : throw new ArithmeticException($"What is {value}?");
        }

        = string.Empty;
    }

    private sealed class Ignore : IEventHandler<OrderStatusChanged>, IEventHandler<CustomerChanged>, IEventHandler<Tripwire>
    {
        public Task HandleAsync(OrderStatusChanged integrationEvent, MessageContext context, CancellationToken cancellationToken) => Task.CompletedTask;

        public Task HandleAsync(CustomerChanged integrationEvent, MessageContext context, CancellationToken cancellationToken) => Task.CompletedTask;

        public Task HandleAsync(Tripwire integrationEvent, MessageContext context, CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
