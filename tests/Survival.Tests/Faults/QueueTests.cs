using RabbitMQ.Client;
using Survival.Tests.Battle;

namespace Survival.Tests.Faults;

/// <summary>What somebody may do to a service's queue.</summary>
public sealed class QueueTests(Battlefield field)
{
    [Fact]
    public Task A_queue_deleted_under_load_gets_back_what_was_in_it_and_what_it_missed() => Round.FightAsync(field, seed: 41, async load =>
    {
        await Tap.DeleteQueueAsync(field.Servers, Workers.Consumer, Deadline.Token);
        await load.GoOnAsync(20);
    });

    [Fact]
    public Task A_queue_deleted_while_its_service_is_down_gets_back_what_was_in_it_and_what_it_missed() => Round.FightAsync(field, seed: 42, async load =>
    {
        await field.Workers.StopAsync(Workers.First(Workers.Consumer), Deadline.Token);
        await load.GoOnAsync(50);
        (await Tap.DeleteQueueAsync(field.Servers, Workers.Consumer, Deadline.Token)).ShouldBeGreaterThan(20u, "messages deleted");
        await load.GoOnAsync(50);
        await field.Workers.StartAsync(Workers.First(Workers.Consumer), Deadline.Token);
    });

    [Fact]
    public Task A_queue_deleted_while_it_was_being_marked_gets_back_what_was_in_it_and_what_it_missed() => Round.FightAsync(field, seed: 43, async load =>
    {
        await field.Workers.StopAsync(Workers.First(Workers.Consumer), Deadline.Token);
        await load.GoOnAsync(50);
        (await Tap.DeleteQueueAsync(field.Servers, Workers.Consumer, Deadline.Token)).ShouldBeGreaterThan(20u, "messages deleted");
        // What is left when the deletion comes between the declaration of the mark and its binding.
        await Tap.UseAsync(field.Servers, async channel =>
        {
            await channel.ExchangeDeclareAsync($"{Workers.Consumer}.mark", ExchangeType.Fanout, durable: true, autoDelete: true, cancellationToken: Deadline.Token);
            return true;
        });
        await field.Workers.StartAsync(Workers.First(Workers.Consumer), Deadline.Token);
    });
}
