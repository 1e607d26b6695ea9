using System.Collections.Concurrent;
using System.Diagnostics;
using Fixtures;

namespace Messaging.Tests.Flow;

// Steps say not whose they are, so nobody else takes any meanwhile.
[Collection(nameof(Alone))]
public sealed class StepTests(PostgresFixture postgres, RabbitMqFixture rabbit) : IClassFixture<PostgresFixture>, IClassFixture<RabbitMqFixture>
{
    [Fact]
    public async Task Every_step_of_a_message_is_announced()
    {
        await using var world = await World.CreateAsync(postgres, rabbit);
        var steps = new ConcurrentQueue<string>();
        await world.StartAsync("target", await world.CreateDatabaseAsync(), new Script());
        var publisher = await world.StartAsync("source", await world.CreateDatabaseAsync());
        await world.UntilConsumedAsync("target");
        using var listening = DiagnosticListener.AllListeners.Subscribe(new StepObserver(steps));

        await World.PublishAsync(publisher, new Noted("steps"));

        await Deadline.UntilAsync(() => steps.Distinct().Count() == 10, "ten steps");
        steps.Distinct().ShouldBe(
        [
            "outbox.stored", "outbox.committed", "relay.claimed", "relay.published", "relay.confirmed", "relay.completed",
            "consumer.received", "consumer.handled", "consumer.committed", "consumer.acknowledged",
        ], ignoreOrder: true);
    }

    [CollectionDefinition(nameof(Alone), DisableParallelization = true)]
    public sealed class Alone;

    private sealed class StepObserver(ConcurrentQueue<string> steps) : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
    {
        public void OnNext(DiagnosticListener value)
        {
            if (value.Name == "Messaging")
                value.Subscribe(this);
        }

        public void OnNext(KeyValuePair<string, object?> value) => steps.Enqueue(value.Key);

        public void OnCompleted()
        {
        }

        public void OnError(Exception error)
        {
        }
    }
}
