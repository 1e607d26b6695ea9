using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;
using Endurance.Running;

namespace Endurance.Faults;

/// <summary>Somebody deletes a service's queue, with all that waits in it.</summary>
internal sealed class QueueDeleted(Service service) : IFault
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <summary>RabbitMQ 3.10 writes the directory of quorum queues to the disk up to 3 seconds late (the delayed write of Erlang's dets): killed before, it cannot open the queue again.</summary>
    private static readonly TimeSpan UntilDurable = TimeSpan.FromSeconds(4);

    public string Name => $"queue of {service.Name} deleted";

    /// <summary>Returns when the service has declared it anew and consumes it.</summary>
    public async Task BefallAsync(RunningSystem system, Random random, CancellationToken cancellationToken)
    {
        var factory = new ConnectionFactory { Uri = new Uri(await system.Run.ConnectionStringAsync(Server.Broker, cancellationToken)) };
        await using var connection = await factory.CreateConnectionAsync(cancellationToken);
        await using (var channel = await connection.CreateChannelAsync(cancellationToken: cancellationToken))
            await channel.QueueDeleteAsync(service.Name, cancellationToken: cancellationToken);
        while (!await IsConsumedAsync(connection, cancellationToken))
            await Task.Delay(Pause, TimeProvider.System, cancellationToken);
        await Task.Delay(UntilDurable, TimeProvider.System, cancellationToken);
    }

    private async Task<bool> IsConsumedAsync(IConnection connection, CancellationToken cancellationToken)
    {
        await using var channel = await connection.CreateChannelAsync(cancellationToken: cancellationToken);
        try
        {
            return await channel.ConsumerCountAsync(service.Name, cancellationToken) > 0;
        }
        catch (OperationInterruptedException)
        {
            // There is no such queue yet.
            return false;
        }
    }
}
