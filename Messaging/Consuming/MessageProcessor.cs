using Messaging.Inbox;
using Messaging.Outbox;
using Messaging.Storage;
using Messaging.Telemetry;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;
using OpenTelemetry;

namespace Messaging.Consuming;

/// <inheritdoc cref="IMessageProcessor"/>
/// <remarks>
/// The messages that wait together share one transaction, which is what makes thousands a second possible:
/// 1. read which were handled before, and lock and read the positions of their streams;
/// 2. run the handlers one after the other, in one <see cref="SharedContext"/>;
/// 3. write inbox, outbox, positions and held messages in one round trip, and commit.
/// A handler that throws spoils the transaction for all, so it is rolled back and runs again without that message, which is held; when that happens twice, one by one.
/// Where sharing a context may be why, all run again with a scope and a context for each.
/// </remarks>
internal sealed class MessageProcessor(
    IMessagingDatabase database, HandlerRunner handlers, InboxPartitions partitions, RelaySignal relay, HeldSignal held, IOptions<MessagingOptions> options,
    MessagingMetrics metrics, TimeProvider time, ILogger<MessageProcessor> logger) : IMessageProcessor
{
    private const int MaxRaces = 5;
    private readonly RetryRule _retry = new(options.Value.Retry);

    public Task ProcessAsync(IReadOnlyList<InboundMessage> messages, CancellationToken cancellationToken) =>
        ProcessAsync(messages, [], cancellationToken);

    private async Task ProcessAsync(IReadOnlyList<InboundMessage> messages, Dictionary<Guid, Exception> failures, CancellationToken cancellationToken)
    {
        var shared = messages.Count > 1;
        for (var races = 0; ;)
        {
            try
            {
                await RunAsync(messages, failures, shared, cancellationToken);
                return;
            }
            catch (Exception exception) when (shared && exception is not HandlerFailedException && !cancellationToken.IsCancellationRequested && !DatabaseFailure.IsServerAway(exception))
            {
                shared = false;
            }
            catch (Exception exception) when (!cancellationToken.IsCancellationRequested && !DatabaseFailure.IsServerAway(exception))
            {
                var failed = exception as HandlerFailedException;
                var race = failed is null || DatabaseFailure.IsLostRace(exception);
                if (messages.Count > 1 && (race || failures.Count > 0))
                {
                    if (!race)
                        failures.TryAdd(failed!.Failed.MessageId, failed.InnerException!);
                    foreach (var message in messages)
                        await ProcessAsync([message], failures, cancellationToken);
                    return;
                }

                // Somebody else was faster, with the same message or the same row: no attempt of the message failed.
                if (race && ++races < MaxRaces)
                    continue;
                // A message whose failure cannot even be written down is tried again by the caller, after a pause.
                if (!failures.TryAdd((failed?.Failed ?? messages[0]).MessageId, failed?.InnerException ?? exception))
                    throw;
            }
        }
    }

    private async Task RunAsync(IReadOnlyList<InboundMessage> messages, Dictionary<Guid, Exception> failures, bool shared, CancellationToken cancellationToken)
    {
        var quiet = SuppressInstrumentationScope.Begin();
        try
        {
            var result = new BatchResult();
            bool wake;
            await using (var lease = await database.OpenAsync(cancellationToken))
            {
                await partitions.EnsureAsync(lease.Connection, messages, cancellationToken);
                lease.Context.Database.AutoSavepointsEnabled = false; // Rolled back as a whole, so savepoints would only cost round trips.
                await using var transaction = await lease.Context.Database.BeginTransactionAsync(cancellationToken);
                var raw = (NpgsqlTransaction)transaction.GetDbTransaction();
                var knowledge = await BatchKnowledge.ReadAsync(lease.Connection, raw, options.Value.Service, messages, cancellationToken);
                var run = new BatchRun(lease, raw, knowledge.Streams, result, shared ? SharedContext.Of(lease.Context) : null);
                quiet.Dispose();
                foreach (var message in messages)
                    await DecideAsync(message, knowledge, failures, run, cancellationToken);
                quiet = SuppressInstrumentationScope.Begin();
                if (run.Shared is { HasLeft: true })
                    await run.Shared.SaveAsync(cancellationToken);
                wake = await ResultStore.WriteAsync(lease.Connection, raw, options.Value.Service, knowledge.Streams.Advances, result, time.GetUtcNow(), cancellationToken);
                if (result.Published.Count > 0)
                    MessagingSteps.Announce(MessagingSteps.OutboxStored);
                MessagingSteps.Announce(MessagingSteps.ConsumerHandled);
                await transaction.CommitAsync(cancellationToken);
            }

            MessagingSteps.Announce(MessagingSteps.ConsumerCommitted);
            if (result.Published.Count > 0)
                MessagingSteps.Announce(MessagingSteps.OutboxCommitted);

            quiet.Dispose();
            if (wake)
                held.Wake();
            Announce(result);
        }
        finally
        {
            quiet.Dispose();
        }
    }

    private async Task DecideAsync(
        InboundMessage message, BatchKnowledge knowledge, Dictionary<Guid, Exception> failures, BatchRun run, CancellationToken cancellationToken)
    {
        var result = run.Result;
        var now = time.GetUtcNow();
        var heldAt = message.HeldAt ?? now;
        var fault = message.Fault ?? partitions.FaultOf(message);
        if (fault is not null)
        {
            result.Held.Add(new Holding(message, HeldCause.Invalid, message.Attempts, fault, null, heldAt, null));
            return;
        }

        if (knowledge.Handled.Contains(message.MessageId))
        {
            result.Duplicates.Add(message);
            return;
        }

        if (failures.TryGetValue(message.MessageId, out var failure))
        {
            var attempts = message.Attempts + 1;
            result.Held.Add(new Holding(message, HeldCause.Failure, attempts, failure.Message, failure, heldAt, _retry.AfterFailure(attempts, now)));
            return;
        }

        if (message.Numbered is { } numbered)
        {
            var last = knowledge.Streams.LastOf(numbered.StreamId);
            switch (StreamRule.Decide(last, numbered.Sequence))
            {
                case StreamDecision.Ignore:
                    result.Duplicates.Add(message);
                    return;
                case StreamDecision.Wait:
                    var reason = $"It is number {numbered.Sequence} of stream '{numbered.StreamId}', whose last number here is {last}; {last + 1} is missing.";
                    result.Held.Add(new Holding(message, HeldCause.Gap, message.Attempts, reason, null, heldAt, _retry.AtGap(heldAt, now)));
                    return;
            }

            knowledge.Streams.Advance(numbered.StreamId, numbered.Sequence);
        }

        await handlers.RunAsync(message, run, cancellationToken);
        knowledge.Handled.Add(message.MessageId);
        result.Handled.Add(message);
    }

    /// <summary>Tells relay, retries, logs and metrics what has been committed.</summary>
    private void Announce(BatchResult result)
    {
        if (result.Published.Count > 0)
            relay.Wake();
        CommitEffects.Run(result.Effects);
        foreach (var message in result.Handled)
            metrics.Consumed(message.Type);
        foreach (var message in result.Duplicates)
        {
            metrics.Duplicate(message.Type);
            MessagingEvents.DuplicateIgnored(logger, message.MessageId, message.Type);
        }

        foreach (var holding in result.Held)
            HeldTelemetry.Announce(holding, metrics, logger, time.GetUtcNow());
    }
}
