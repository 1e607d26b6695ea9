using Messaging.Broker;
using Messaging.Outbox;
using Messaging.Storage;
using Messaging.Telemetry;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Messaging.Consuming;

/// <inheritdoc/>
internal sealed class HandlerRunnerOf<TContext>(IServiceScopeFactory scopes, IOptions<MessagingOptions> options, ExchangeLog exchange, MessagingMetrics metrics, TimeProvider time) : HandlerRunner
    where TContext : DbContext
{
    internal override async Task RunAsync(InboundMessage message, BatchRun run, CancellationToken cancellationToken)
    {
        using var span = MessagingTracing.StartProcess(message, options.Value.Exchange, Topology.QueueOf(options.Value.Service), message.Attempts + 1);
        exchange.Received(message);
        var started = time.GetTimestamp();
        var alone = run.Shared is not { HasLeft: true };
        try
        {
            await (run.Shared is { } shared ? RunSharedAsync(message, run, shared, cancellationToken) : RunAloneAsync(message, run, cancellationToken));
            metrics.Processed(message.Type, time.GetElapsedTime(started), null);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            MessagingTracing.Failed(span, exception);
            metrics.Processed(message.Type, time.GetElapsedTime(started), exception);
            if (DatabaseFailure.IsServerAway(exception))
                throw;
            throw alone ? new HandlerFailedException(message, exception) : new SharedContextException(exception.Message, exception);
        }
    }

    private static async Task RunSharedAsync(InboundMessage message, BatchRun run, SharedContext shared, CancellationToken cancellationToken)
    {
        shared.Begin();
        await HandleAsync(message, run, run.Lease.Services, cancellationToken);
        await shared.EndAsync(cancellationToken);
    }

    private async Task RunAloneAsync(InboundMessage message, BatchRun run, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var context = scope.ServiceProvider.GetRequiredService<TContext>();
        context.Database.SetDbConnection(run.Lease.Connection, contextOwnsConnection: false);
        await context.Database.UseTransactionAsync(run.Transaction, cancellationToken);
        // The batch is rolled back as a whole, so a savepoint for each save would only cost two round trips.
        context.Database.AutoSavepointsEnabled = false;
        await HandleAsync(message, run, scope.ServiceProvider, cancellationToken);
        await context.SaveChangesAsync(cancellationToken);
        await context.Database.UseTransactionAsync(null, cancellationToken);
    }

    private static async Task HandleAsync(InboundMessage message, BatchRun run, IServiceProvider services, CancellationToken cancellationToken)
    {
        var events = services.GetRequiredService<EventBuffer>();
        events.Open(run.Streams);
        await message.Subscription!.HandleAsync(
            services, message.Event!, new MessageContext(message.MessageId, message.Publisher, message.PublishedAt, message.Attempts + 1), cancellationToken);
        run.Result.Published.AddRange(events.Messages);
        run.Result.Effects.AddRange(services.GetRequiredService<CommitEffects>().Take());
        events.Close();
    }
}
