using System.Text.Json;
using Messaging.Consuming;
using Messaging.Inbox;
using Messaging.Storage;
using Messaging.Telemetry;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Messaging.Parking;

/// <summary>Discards one part of the selected messages in one transaction.</summary>
internal sealed class DiscardStep(IMessagingDatabase database, MessageParser parser, InboxPartitions partitions, IOptions<MessagingOptions> options, TimeProvider time)
{
    internal const int Size = 100;

    private const string Position = "coalesce(stream_id, ''), coalesce(sequence, 0), message_id";
    private readonly string _service = options.Value.Service;

    internal async Task<DiscardResult> RunAsync(ParkedRequest request, ParkedPosition? after, int limit, CancellationToken cancellationToken)
    {
        await using var lease = await database.OpenAsync(cancellationToken);
        var found = await ReadAsync(lease.Connection, request, after, limit, cancellationToken);
        if (found.Count == 0)
            return DiscardResult.Empty;
        // A stream is not torn between two transactions: discarding its first part would release the rest to be handled.
        var part = found.Count == limit && found[0].At.StreamId != found[^1].At.StreamId && found[^1].At.StreamId.Length > 0
            ? found.FindAll(message => message.At.StreamId != found[^1].At.StreamId)
            : found;
        var messages = part.ConvertAll(message => message.Message);
        await partitions.EnsureAsync(lease.Connection, messages, cancellationToken);
        await using var transaction = await lease.Context.Database.BeginTransactionAsync(cancellationToken);
        var raw = (NpgsqlTransaction)transaction.GetDbTransaction();
        // Positions of streams before rows of messages, as the consumers lock them.
        var knowledge = await BatchKnowledge.ReadAsync(lease.Connection, raw, _service, messages, cancellationToken);
        var parked = await LockAsync(lease.Connection, raw, messages, cancellationToken);
        var result = new BatchResult();
        var fates = part.FindAll(message => parked.Contains(message.Message.MessageId)).ConvertAll(message => Decide(message.Message, knowledge, result));
        await ResultStore.WriteAsync(lease.Connection, raw, _service, knowledge.Streams.Advances, result, time.GetUtcNow(), cancellationToken);
        var subjects = part.ToDictionary(message => message.Message.MessageId, message => message.Subject);
        await ParkingAudit.WriteAsync(lease.Connection, raw, _service, request, ParkingAudit.Discard, fates, subjects, cancellationToken);
        MessagingSteps.Announce(MessagingSteps.ParkingStored);
        await transaction.CommitAsync(cancellationToken);
        MessagingSteps.Announce(MessagingSteps.ParkingCommitted);
        var discarded = fates.Where(fate => fate.Result == ParkedResult.Discarded).ToDictionary(fate => fate.MessageId, fate => subjects[fate.MessageId]);
        return new DiscardResult(fates, discarded, found.Count == limit ? part[^1].At : null);
    }

    private ParkedFate Decide(InboundMessage message, BatchKnowledge knowledge, BatchResult result)
    {
        var isNew = message.Event is not null && !knowledge.Handled.Contains(message.MessageId);
        if (isNew && message.Numbered is { } numbered)
        {
            var last = knowledge.Streams.LastOf(numbered.StreamId);
            switch (StreamRule.Decide(last, numbered.Sequence))
            {
                case StreamDecision.Wait:
                    return new ParkedFate(message.MessageId, ParkedResult.Refused,
                        $"It is number {numbered.Sequence} of stream '{numbered.StreamId}', and {last + 1} is still missing. Redrive or discard that one first.");
                case StreamDecision.Handle:
                    knowledge.Streams.Advance(numbered.StreamId, numbered.Sequence);
                    break;
            }
        }

        // What the inbox does not know and could know is entered there, so that a copy still to come has no effect either.
        (isNew && partitions.FaultOf(message) is null ? result.Handled : result.Duplicates).Add(message);
        return new ParkedFate(message.MessageId, ParkedResult.Discarded, null);
    }

    private async Task<List<(InboundMessage Message, ParkedPosition At, AuditSubject Subject)>> ReadAsync(
        NpgsqlConnection connection, ParkedRequest request, ParkedPosition? after, int limit, CancellationToken cancellationToken)
    {
        var statement = request.Select(_service);
        if (after is not null)
            statement.And($"({Position}) > ({statement.Value(after.StreamId)}, {statement.Value(after.Sequence)}, ?)", after.MessageId);
        await using var command = statement.Command(
            $"SELECT headers, routing_key, body, published_at, {Position}, type, order_id FROM messaging.held WHERE {statement.Where} ORDER BY {Position} LIMIT {statement.Value((long)limit)}", connection);
        var found = new List<(InboundMessage, ParkedPosition, AuditSubject)>();
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
            found.Add((Parse(reader), new ParkedPosition(reader.GetString(4), reader.GetInt64(5), reader.GetGuid(6)), new AuditSubject(reader.GetString(7), reader.TextOrNull(8))));
        return found;
    }

    private InboundMessage Parse(NpgsqlDataReader row) => parser.Parse(
        JsonSerializer.Deserialize<Dictionary<string, string>>(row.GetString(0))!, row.GetString(1), row.GetFieldValue<byte[]>(2), row.GetFieldValue<DateTimeOffset>(3));

    private async Task<HashSet<Guid>> LockAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, List<InboundMessage> messages, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            "SELECT message_id FROM messaging.held WHERE consumer = $1 AND message_id = ANY ($2) AND parked_at IS NOT NULL ORDER BY message_id FOR UPDATE", connection, transaction)
        {
            Parameters = { new() { Value = _service }, new() { Value = messages.Select(message => message.MessageId).ToArray() } },
        };
        var parked = new HashSet<Guid>();
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
            parked.Add(reader.GetGuid(0));
        return parked;
    }
}
