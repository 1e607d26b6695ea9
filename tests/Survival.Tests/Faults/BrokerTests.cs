using Survival.Tests.Battle;

namespace Survival.Tests.Faults;

/// <summary>What may happen to RabbitMQ.</summary>
public sealed class BrokerTests(Battlefield field)
{
    [Fact]
    public Task A_broker_that_is_killed_under_load_and_comes_back_costs_nothing() => Round.FightAsync(field, seed: 1, async _ =>
    {
        await field.Servers.KillAsync(Servers.RabbitMq, Deadline.Token);
        await field.Servers.StartAsync(Servers.RabbitMq, Deadline.Token);
    });

    [Fact]
    public Task While_the_broker_is_stopped_facts_are_still_stated_and_wait_in_the_outbox() => Round.FightAsync(field, seed: 2, async load =>
    {
        // In order, as for an upgrade: clients are told, queues are closed.
        await BrokerControl.RunAsync(field.Servers, ["stop_app"], Deadline.Token);
        await load.GoOnAsync(50);
        (await OutboxAsync()).ShouldBeGreaterThanOrEqualTo(50);
        await BrokerControl.RunAsync(field.Servers, ["start_app"], Deadline.Token);
    });

    [Fact]
    public Task While_the_brokers_memory_alarm_lasts_the_relay_pauses_and_then_goes_on() => Round.FightAsync(field, seed: 3, async load =>
    {
        // A slow way makes large passes, of which the broker takes the first message and leaves the others in doubt.
        field.Servers.BrokerProxy.Delay.ToServer = TimeSpan.FromMilliseconds(200);
        await load.GoOnAsync(50);
        await BrokerControl.RunAsync(field.Servers, ["set_vm_memory_high_watermark", "0.0001"], Deadline.Token);
        await field.Workers.SaysAsync(Workers.First(Workers.Publisher), "Degraded", Deadline.Token);
        var connections = field.Servers.BrokerProxy.Accepted;
        // Long enough for several passes to time out.
        await Deadline.UntilAsync(OutboxAsync, count => count >= 1200, "1,200 messages in the outbox");
        (field.Servers.BrokerProxy.Accepted - connections).ShouldBe(0, "connections opened while blocked");
        await BrokerControl.RunAsync(field.Servers, ["set_vm_memory_high_watermark", "0.4"], Deadline.Token);
        field.Servers.BrokerProxy.Delay.ToServer = TimeSpan.Zero;
    });

    [Fact]
    public Task A_consumer_that_the_broker_gives_up_for_taking_too_long_comes_back_and_its_message_takes_effect_once() => Round.FightAsync(field, seed: 4, async _ =>
    {
        // By default half an hour, looked at each minute; new channels read it.
        await BrokerControl.RunAsync(field.Servers, ["eval", "application:set_env(rabbit, consumer_timeout, 500), application:set_env(rabbit, channel_tick_interval, 200)."], Deadline.Token);
        field.Servers.BrokerProxy.Cut();
        await field.Workers.DelayNextHandlingAsync(Workers.First(Workers.Consumer), TimeSpan.FromSeconds(3), Deadline.Token);
        await Deadline.UntilAsync(() => field.Servers.LastOutput(Servers.RabbitMq).Any(line => line.Contains("timed out waiting for delivery acknowledgement", StringComparison.Ordinal)), "a timeout in the broker's log");
        await BrokerControl.RunAsync(field.Servers, ["eval", "application:set_env(rabbit, consumer_timeout, 1800000), application:set_env(rabbit, channel_tick_interval, 60000)."], Deadline.Token);
        field.Servers.BrokerProxy.Cut();
    });

    private Task<long> OutboxAsync() => field.Servers.CountAsync(Workers.Publisher, "messaging.outbox", Deadline.Token);
}
