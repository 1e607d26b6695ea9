using Messaging.Storage;
using Messaging.Telemetry;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Messaging.Outbox;

/// <inheritdoc cref="IUnitOfWork"/>
/// <remarks>Joins the transaction that already runs in its scope: within an event handler, or within another unit of work.</remarks>
internal sealed class UnitOfWork<TContext>(
    TContext context, EventBuffer events, CommitEffects effects, RelaySignal relay, TimeProvider time, ILogger<IUnitOfWork> logger) : IUnitOfWork
    where TContext : DbContext
{
    private const int MaxAttempts = 3;

    public void OnCommitted(Action effect)
    {
        ArgumentNullException.ThrowIfNull(effect);
        if (!events.IsOpen)
            throw new InvalidOperationException("No transaction is running, so there is no commit to wait for. Call OnCommitted within IUnitOfWork.ExecuteAsync, an ICommand's handler or an IEventHandler.");
        effects.Add(effect);
    }

    public async Task<TResult> ExecuteAsync<TResult>(Func<CancellationToken, Task<TResult>> work, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(work);
        if (events.IsOpen)
        {
            var joined = await work(cancellationToken);
            await context.SaveChangesAsync(cancellationToken);
            return joined;
        }

        // What the caller tracked beforehand would be lost with the change tracker, so only work that starts from nothing is tried again.
        var repeatable = !context.ChangeTracker.Entries().Any();
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await ExecuteOnceAsync(work, cancellationToken);
            }
            // Work that finds its row changed meanwhile decides anew on what is there now, and so refuses for the right reason.
            catch (Exception exception) when (
                repeatable && attempt < MaxAttempts && (exception is DbUpdateConcurrencyException || DatabaseFailure.IsLostRace(exception)))
            {
                context.ChangeTracker.Clear();
                MessagingEvents.TransactionRepeated(logger, exception, attempt);
                await Task.Delay(TimeSpan.FromMilliseconds(10 << attempt), time, cancellationToken);
            }
        }
    }

    private async Task<TResult> ExecuteOnceAsync<TResult>(Func<CancellationToken, Task<TResult>> work, CancellationToken cancellationToken)
    {
        var savepoints = context.Database.AutoSavepointsEnabled;
        // The transaction is rolled back as a whole, so a savepoint for each save would only cost two round trips.
        context.Database.AutoSavepointsEnabled = false;
        var streams = new StreamLedger();
        events.Open(streams);
        effects.Clear();
        try
        {
            await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
            var result = await work(cancellationToken);
            await context.SaveChangesAsync(cancellationToken);
            var published = events.Messages.Count;
            await StoreAsync(transaction, streams, cancellationToken);
            if (published > 0)
                MessagingSteps.Announce(MessagingSteps.OutboxStored);
            await transaction.CommitAsync(cancellationToken);
            events.Close();
            if (published > 0)
            {
                MessagingSteps.Announce(MessagingSteps.OutboxCommitted);
                relay.Wake();
            }

            effects.Run();
            return result;
        }
        finally
        {
            events.Close();
            effects.Clear();
            context.Database.AutoSavepointsEnabled = savepoints;
        }
    }

    private async Task StoreAsync(IDbContextTransaction transaction, StreamLedger streams, CancellationToken cancellationToken)
    {
        await using var batch = new StoreBatch((NpgsqlConnection)context.Database.GetDbConnection(), (NpgsqlTransaction)transaction.GetDbTransaction());
        batch.Advance(streams.Advances);
        batch.Store(events.Messages);
        await batch.ExecuteAsync(cancellationToken);
    }
}
