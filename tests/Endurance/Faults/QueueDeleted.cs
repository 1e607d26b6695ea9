using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;
using Endurance.Running;

namespace Endurance.Faults;

/// <summary>Somebody deletes a service's queue, with all that waits in it.</summary>
internal sealed class QueueDeleted(Service service) : IFault
{
    /// <summary>RabbitMQ 3.10 writes the directory of quorum queues to the disk up to 3 seconds late (the delayed write of Erlang's dets): killed before, it cannot open the queue again.</summary>
    private static readonly TimeSpan UntilDurable = TimeSpan.FromSeconds(4);

    public string Name => $"queue of {service.Name} deleted";

    /// <summary>Returns when the service has declared it anew and consumes it.</summary>
    public async Task BefallAsync(RunningSystem system, Random random, CancellationToken cancellationToken)
    {
        await UntilAsync(
            system.Run,
            async channel =>
            {
                await channel.QueueDeleteAsync(service.Name, cancellationToken: cancellationToken);
                return true;
            },
            cancellationToken);
        await UntilAsync(system.Run, async channel => await channel.ConsumerCountAsync(service.Name, cancellationToken) > 0, cancellationToken);
        await Task.Delay(UntilDurable, TimeProvider.System, cancellationToken);
    }

    /// <summary>Tries again, each time with a connection of its own, until it is done: another fault may have taken the broker away, and the queue may not be there yet.</summary>
    private static Task UntilAsync(SystemRun run, Func<IChannel, Task<bool>> isDoneAsync, CancellationToken cancellationToken) =>
        Moment.UntilDoneAsync(() => TryAsync(run, isDoneAsync, cancellationToken), cancellationToken);

    private static async Task<bool> TryAsync(SystemRun run, Func<IChannel, Task<bool>> isDoneAsync, CancellationToken cancellationToken)
    {
        try
        {
            var factory = new ConnectionFactory { Uri = new Uri(await run.ConnectionStringAsync(Server.Broker, cancellationToken)), AutomaticRecoveryEnabled = false };
            await using var connection = await factory.CreateConnectionAsync(cancellationToken);
            await using var channel = await connection.CreateChannelAsync(cancellationToken: cancellationToken);
            return await isDoneAsync(channel);
        }
        catch (Exception exception) when (exception is BrokerUnreachableException or OperationInterruptedException)
        {
            return false;
        }
    }
}
