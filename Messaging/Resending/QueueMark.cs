using Messaging.Broker;
using Messaging.Contracts;
using Messaging.Outbox;
using Messaging.Storage;
using Messaging.Telemetry;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using OpenTelemetry;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace Messaging.Resending;

/// <summary>Notices that the service's queue was deleted, whoever declared it again, and asks the publishers for what was in it.</summary>
/// <remarks>
/// The mark is an exchange that deletes itself when its only binding goes, and that goes with the queue. While it is bound, the queue is the one that was marked.
/// A service that never had a queue has lost none, so its database remembers whether it had. A crash between asking and marking asks again; what is sent twice takes effect once.
/// </remarks>
internal sealed class QueueMark(IServiceScopeFactory scopes, IMessagingDatabase database, ILogger<QueueMark> logger)
{
    private const ushort PreconditionFailed = 406;

    /// <summary>Call it when the queue has been declared, before it is consumed.</summary>
    internal async Task CheckAsync(IConnection connection, QueuePlan plan, CancellationToken cancellationToken)
    {
        if (!await IsMarkedAsync(connection, plan, cancellationToken))
            await FindOutAsync(connection, plan, cancellationToken);
    }

    /// <summary>Gives the queues that must not be lost; what the broker gave up waits in the second for a moment.</summary>
    private static string[] QueuesOf(QueuePlan plan) => [Topology.QueueOf(plan.Service), Topology.ParkingQueueOf(plan.Service)];

    private static async Task MarkAsync(IConnection connection, QueuePlan plan, CancellationToken cancellationToken)
    {
        await using var channel = await connection.CreateChannelAsync(cancellationToken: cancellationToken);
        foreach (var queue in QueuesOf(plan))
        {
            await channel.ExchangeDeclareAsync(Topology.MarkOf(queue), ExchangeType.Fanout, durable: true, autoDelete: true, cancellationToken: cancellationToken);
            await channel.QueueBindAsync(queue, Topology.MarkOf(queue), string.Empty, cancellationToken: cancellationToken);
        }

        await channel.CloseAsync(cancellationToken);
    }

    /// <summary>Tells whether both queues have their marks.</summary>
    /// <remarks>
    /// Asked by deleting the mark on the condition that nothing is bound to it. A mark that is merely there proves nothing: the queue may have been deleted, or the
    /// service killed, between the mark's declaration and its binding, and such a mark never deletes itself.
    /// </remarks>
    private static async Task<bool> IsMarkedAsync(IConnection connection, QueuePlan plan, CancellationToken cancellationToken)
    {
        foreach (var queue in QueuesOf(plan))
        {
            // The broker closes the channel on which it refuses.
            await using var channel = await connection.CreateChannelAsync(cancellationToken: cancellationToken);
            try
            {
                await channel.ExchangeDeleteAsync(Topology.MarkOf(queue), ifUnused: true, cancellationToken: cancellationToken);
                await channel.CloseAsync(cancellationToken);
                return false;
            }
            catch (OperationInterruptedException exception) when (exception.ShutdownReason?.ReplyCode == PreconditionFailed)
            {
                // It is in use, so the queue is the one that it was bound to.
            }
        }

        return true;
    }

    /// <summary>Asks and marks, one instance of the service at a time: the second one finds the mark of the first.</summary>
    private async Task FindOutAsync(IConnection connection, QueuePlan plan, CancellationToken cancellationToken)
    {
        // Held by the session, for what is found out must be committed at once. Given back by name, even at shutdown, for the session goes on in the pool.
        await using var lease = await database.OpenAsync(cancellationToken);
        await ExecuteAsync(lease.Connection, "SELECT pg_advisory_lock(hashtext('messaging.queue'), hashtext($1))", plan.Service, cancellationToken);
        try
        {
            if (!await IsMarkedAsync(connection, plan, cancellationToken)
                && await ExecuteAsync(lease.Connection, "INSERT INTO messaging.queue (service) VALUES ($1) ON CONFLICT DO NOTHING", plan.Service, cancellationToken) == 0)
            {
                await AskAsync(plan, cancellationToken);
                MessagingEvents.QueueLost(logger, Topology.QueueOf(plan.Service));
            }

            await MarkAsync(connection, plan, cancellationToken);
        }
        finally
        {
            await ExecuteAsync(lease.Connection, "SELECT pg_advisory_unlock(hashtext('messaging.queue'), hashtext($1))", plan.Service, CancellationToken.None);
        }
    }

    private static async Task<int> ExecuteAsync(NpgsqlConnection connection, string sql, string service, CancellationToken cancellationToken)
    {
        using var quiet = SuppressInstrumentationScope.Begin();
        await using var command = new NpgsqlCommand(sql, connection) { Parameters = { new() { Value = service } } };
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private async Task AskAsync(QueuePlan plan, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var publisher = scope.ServiceProvider.GetRequiredService<IEventPublisher>();
        await scope.ServiceProvider.GetRequiredService<IUnitOfWork>().ExecuteAsync(
            _ =>
            {
                publisher.Publish(new QueueLost(plan.Service, plan.RoutingKeys));
                return Task.FromResult(true);
            },
            cancellationToken);
    }
}
