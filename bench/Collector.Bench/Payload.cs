using Collector.Tests.Otlp;

namespace Collector.Bench;

/// <summary>Export requests such as the services send: full batches, the attributes of real events and spans, an order and a trace for every few records.</summary>
internal sealed class Payload(int seed, DateTimeOffset now)
{
    internal const int RecordsPerRequest = 512;
    private const int RecordsPerTrace = 12;
    private static readonly string[] Services = ["shop", "crm", "mes", "cost-calculator"];
    private static readonly string[] Statuses = ["Initiated", "Submitted", "PriceCalculated", "ManufacturingApproved", "ManufacturingStarted", "Packaging", "Shipped", "Closed"];
    private readonly Random _random = new(seed);
    private byte[] _trace = [];
    private string _order = string.Empty;
    private string _customer = string.Empty;
    private int _made;

    internal byte[] Logs() => Request.Of(Service(), Enumerable.Range(0, RecordsPerRequest).Select(_ => Log()).ToArray()).Protobuf;

    internal byte[] Spans() => Request.Of(Service(), Enumerable.Range(0, RecordsPerRequest).Select(_ => Span()).ToArray()).Protobuf;

    private Log Log()
    {
        Next();
        var (old, next) = (Statuses[_random.Next(Statuses.Length)], Statuses[_random.Next(Statuses.Length)]);
        return new Log
        {
            Time = Nanos(),
            ObservedTime = Nanos(),
            EventName = "order.status_changed",
            Body = $"Order {_order} of customer {_customer} is {next}, was {old}",
            TraceId = _trace,
            SpanId = Bytes(8),
            Flags = 1,
            Attributes =
            [
                new("order.id", _order), new("customer.id", _customer), new("order.status.old", old), new("order.status.new", next), new("order.system", "shop"),
                new("order.sequence", _random.Next(12)), new("category", "Shop.Orders.ApproveOrder"), new("event.id", 2002),
            ],
        };
    }

    private Span Span()
    {
        Next();
        var start = Nanos();
        return new Span
        {
            TraceId = _trace,
            SpanId = Bytes(8),
            ParentSpanId = Bytes(8),
            Name = "process events:order.status-changed:crm",
            Kind = 5,
            Start = start,
            End = start + (ulong)_random.Next(100_000, 20_000_000),
            Attributes =
            [
                new("messaging.system", "rabbitmq"), new("messaging.destination.name", "events:order.status-changed:crm"), new("messaging.rabbitmq.destination.routing_key", "order.status-changed"),
                new("messaging.message.id", new Guid(Bytes(16)).ToString()), new("messaging.message.body.size", _random.Next(180, 400)), new("messaging.operation.name", "process"),
                new("messaging.operation.type", "process"), new("messaging.process.attempt", 1), new("order.id", _order), new("customer.id", _customer),
            ],
        };
    }

    private void Next()
    {
        if (_made++ % RecordsPerTrace == 0)
            (_trace, _order, _customer) = (Bytes(16), $"S-{100_000 + _random.Next(900_000)}", new Guid(Bytes(16)).ToString());
    }

    private string Service() => Services[_random.Next(Services.Length)];

    private ulong Nanos() => (ulong)(now.AddTicks(-_random.NextInt64(TimeSpan.TicksPerMinute)) - DateTimeOffset.UnixEpoch).Ticks * 100;

    private byte[] Bytes(int count)
    {
        var bytes = new byte[count];
        _random.NextBytes(bytes);
        return bytes;
    }
}
