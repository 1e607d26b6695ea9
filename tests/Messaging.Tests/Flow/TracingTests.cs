using System.Collections.Concurrent;
using System.Diagnostics;
using Fixtures;
using OpenTelemetry;

namespace Messaging.Tests.Flow;

public sealed class TracingTests(PostgresFixture postgres, RabbitMqFixture rabbit) : IClassFixture<PostgresFixture>, IClassFixture<RabbitMqFixture>
{
    [Fact]
    public async Task A_message_has_one_producer_span_and_one_consumer_span_for_each_attempt_in_the_trace_of_its_publisher()
    {
        await using var world = await World.CreateAsync(postgres, rabbit);
        var spans = new ConcurrentQueue<Activity>();
        using var listener = Listen(spans);
        var failures = 1;
        var script = new Script { Act = (_, _, _) => Interlocked.Decrement(ref failures) >= 0 ? throw new InvalidOperationException("not yet") : Task.CompletedTask };
        var target = await world.CreateDatabaseAsync();
        await world.StartAsync("target", target, script);
        var publisher = await world.StartAsync("source", await world.CreateDatabaseAsync());
        using var request = new Activity("request").SetIdFormat(ActivityIdFormat.W3C);
        request.ActivityTraceFlags = ActivityTraceFlags.Recorded;
        request.Start();
        Baggage.SetBaggage("order.id", "S-100001");
        Baggage.SetBaggage("customer.id", "c-1");

        await World.PublishAsync(publisher, new Counted("s", 1, "one"));

        await Deadline.UntilAsync(() => World.EffectsAsync(target), found => found.Count == 1, "the effect");
        await Deadline.UntilAsync(() => spans.Count(span => span.TraceId == request.TraceId) == 3, "three spans");
        var mine = spans.Where(span => span.TraceId == request.TraceId).ToArray();
        var publish = mine.Single(span => span.Kind == ActivityKind.Producer);
        var process = mine.Where(span => span.Kind == ActivityKind.Consumer).ToArray();
        publish.DisplayName.ShouldBe("publish events:test.counted");
        publish.ParentSpanId.ShouldBe(request.SpanId);
        process.ShouldAllBe(span => span.DisplayName == "process events:test.counted:target" && span.ParentSpanId == publish.SpanId && !span.Links.Any());
        process.Select(span => span.GetTagItem("messaging.process.attempt")).ShouldBe([1, 2]);
        process.Select(span => span.Status).ShouldBe([ActivityStatusCode.Error, ActivityStatusCode.Unset]);
        process[0].GetTagItem("error.type").ShouldBe("System.InvalidOperationException");
        Tags(publish).ShouldBe(
        [
            "customer.id=c-1", "messaging.destination.name=events:test.counted", "messaging.message.body.size", "messaging.message.id",
            "messaging.operation.name=publish", "messaging.operation.type=send", "messaging.rabbitmq.destination.routing_key=test.counted", "messaging.system=rabbitmq", "order.id=S-100001",
        ]);
        Tags(process[1]).ShouldBe(
        [
            "customer.id=c-1", "messaging.destination.name=events:test.counted:target", "messaging.message.body.size", "messaging.message.id", "messaging.operation.name=process",
            "messaging.operation.type=process", "messaging.process.attempt=2", "messaging.rabbitmq.destination.routing_key=test.counted", "messaging.system=rabbitmq", "order.id=S-100001",
        ]);
    }

    [Fact]
    public async Task Messages_that_are_handled_together_keep_each_its_own_order()
    {
        await using var world = await World.CreateAsync(postgres, rabbit);
        var script = new Script();
        var publisher = await world.StartAsync("source", await world.CreateDatabaseAsync());
        // The target starts in a flow that has baggage of its own, as a test or a console has.
        Baggage.SetBaggage("order.id", "S-000000");
        await world.StartAsync("target", await world.CreateDatabaseAsync(), script, options => options.Consumer.Lanes = 2);
        await world.UntilConsumedAsync("target");

        for (var number = 1; number <= 30; number++)
        {
            Baggage.SetBaggage("order.id", $"S-{number}");
            await World.PublishAsync(publisher, new Noted($"S-{number}"));
        }

        await Deadline.UntilAsync(() => script.Seen.Count == 30, "thirty calls");
        script.Seen.ShouldAllBe(seen => seen.OrderId == seen.Name);
    }

    private static ActivityListener Listen(ConcurrentQueue<Activity> spans)
    {
        var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Messaging",
            Sample = (ref ActivityCreationOptions<ActivityContext> options) =>
                (options.Parent.TraceFlags & ActivityTraceFlags.Recorded) != 0 ? ActivitySamplingResult.AllDataAndRecorded : ActivitySamplingResult.None,
            ActivityStopped = spans.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
        return listener;
    }

    private static IEnumerable<string> Tags(Activity span) => span.TagObjects
        .Select(tag => tag.Key is "messaging.message.id" or "messaging.message.body.size" ? tag.Key : $"{tag.Key}={tag.Value}").Order(StringComparer.Ordinal);
}
