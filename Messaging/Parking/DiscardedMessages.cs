using System.Text.Json;
using Messaging.Consuming;
using Messaging.Inbox;
using Messaging.Storage;
using Messaging.Telemetry;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Messaging.Parking;

/// <summary>Gives a parked message up: it counts as handled, without an effect.</summary>
internal sealed class DiscardedMessages(
    IMessagingDatabase database, MessageParser parser, InboxPartitions partitions, HeldSignal signal, IOptions<MessagingOptions> options, TimeProvider time, ILogger<DiscardedMessages> logger)
{
    /// <returns>Why it cannot be discarded; <see langword="null"/> when it was.</returns>
    internal async Task<string?> DiscardAsync(Guid messageId, string reason, CancellationToken cancellationToken)
    {
        await using var lease = await database.OpenAsync(cancellationToken);
        if (await ReadAsync(lease.Connection, messageId, cancellationToken) is not { } message)
            return "It was redriven or discarded meanwhile.";
        await partitions.EnsureAsync(lease.Connection, [message], cancellationToken);
        await using var transaction = await lease.Context.Database.BeginTransactionAsync(cancellationToken);
        var raw = (NpgsqlTransaction)transaction.GetDbTransaction();
        var knowledge = await BatchKnowledge.ReadAsync(lease.Connection, raw, options.Value.Service, [message], cancellationToken);
        var result = new BatchResult();
        // What the inbox does not know and could know is entered there, so that a copy still to come has no effect either.
        var enter = message.Event is not null && !knowledge.Handled.Contains(messageId) && partitions.FaultOf(message) is null;
        (enter ? result.Handled : result.Duplicates).Add(message);
        if (enter && message.Numbered is { } numbered)
        {
            var last = knowledge.Streams.LastOf(numbered.StreamId);
            switch (StreamRule.Decide(last, numbered.Sequence))
            {
                case StreamDecision.Wait:
                    return $"It is number {numbered.Sequence} of stream '{numbered.StreamId}', and {last + 1} is still missing. Redrive or discard that one first.";
                case StreamDecision.Handle:
                    knowledge.Streams.Advance(numbered.StreamId, numbered.Sequence);
                    break;
            }
        }

        await ResultStore.WriteAsync(lease.Connection, raw, options.Value.Service, knowledge.Streams.Advances, result, time.GetUtcNow(), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        MessagingEvents.MessageDiscarded(logger, messageId, message.Type, reason);
        signal.Wake();
        return null;
    }

    private async Task<InboundMessage?> ReadAsync(NpgsqlConnection connection, Guid messageId, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("SELECT headers, routing_key, body, published_at FROM messaging.held WHERE consumer = $1 AND message_id = $2 AND parked_at IS NOT NULL", connection)
        {
            Parameters = { new() { Value = options.Value.Service }, new() { Value = messageId } },
        };
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken) ? Parse(reader) : null;
    }

    private InboundMessage Parse(NpgsqlDataReader row) => parser.Parse(
        JsonSerializer.Deserialize<Dictionary<string, string>>(row.GetString(0))!, row.GetString(1), row.GetFieldValue<byte[]>(2), row.GetFieldValue<DateTimeOffset>(3));
}
