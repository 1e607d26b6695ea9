using Messaging.Broker;
using Messaging.Outbox;
using Messaging.Storage;
using Messaging.Telemetry;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Messaging.Consuming;

/// <inheritdoc/>
internal sealed class HandlerRunnerOf<TContext>(IServiceScopeFactory scopes, IOptions<MessagingOptions> options, ExchangeLog exchange, MessagingMetrics metrics, TimeProvider time) : HandlerRunner
    where TContext : DbContext
{
    internal override async Task RunAsync(
        InboundMessage message, StreamLedger streams, BatchResult result, NpgsqlConnection connection, NpgsqlTransaction transaction, CancellationToken cancellationToken)
    {
        using var span = MessagingTracing.StartProcess(message, options.Value.Exchange, Topology.QueueOf(options.Value.Service), message.Attempts + 1);
        exchange.Received(message);
        var started = time.GetTimestamp();
        try
        {
            await RunInScopeAsync(message, streams, result, connection, transaction, cancellationToken);
            metrics.Processed(message.Type, time.GetElapsedTime(started), null);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            MessagingTracing.Failed(span, exception);
            metrics.Processed(message.Type, time.GetElapsedTime(started), exception);
            if (DatabaseFailure.IsServerAway(exception))
                throw;
            throw new HandlerFailedException(message, exception);
        }
    }

    private async Task RunInScopeAsync(
        InboundMessage message, StreamLedger streams, BatchResult result, NpgsqlConnection connection, NpgsqlTransaction transaction, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var context = scope.ServiceProvider.GetRequiredService<TContext>();
        context.Database.SetDbConnection(connection, contextOwnsConnection: false);
        await context.Database.UseTransactionAsync(transaction, cancellationToken);
        // The batch is rolled back as a whole, so a savepoint for each save would only cost two round trips.
        context.Database.AutoSavepointsEnabled = false;
        var events = scope.ServiceProvider.GetRequiredService<EventBuffer>();
        events.Open(streams);
        await message.Subscription!.HandleAsync(
            scope.ServiceProvider, message.Event!, new MessageContext(message.MessageId, message.Publisher, message.PublishedAt, message.Attempts + 1), cancellationToken);
        await context.SaveChangesAsync(cancellationToken);
        result.Published.AddRange(events.Messages);
        result.Effects.AddRange(scope.ServiceProvider.GetRequiredService<CommitEffects>().Take());
        events.Close();
        await context.Database.UseTransactionAsync(null, cancellationToken);
    }
}
