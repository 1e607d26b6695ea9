using Messaging.Contracts;
using Messaging.Storage;
using Npgsql;

namespace Messaging.Consuming;

/// <summary>What the database knows of the messages of one batch, read in one round trip; the positions of their streams are locked.</summary>
internal sealed record BatchKnowledge(HashSet<Guid> Handled, StreamLedger Streams)
{
    internal static async Task<BatchKnowledge> ReadAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, string consumer, IReadOnlyList<InboundMessage> messages, CancellationToken cancellationToken)
    {
        var readable = messages.Where(message => message.Event is not null).ToArray();
        var knowledge = new BatchKnowledge([], new StreamLedger());
        if (readable.Length == 0)
            return knowledge;
        var streams = readable.Select(message => message.Numbered?.StreamId).OfType<string>().Distinct(StringComparer.Ordinal).ToArray();
        await using var batch = new NpgsqlBatch(connection, transaction);
        batch.BatchCommands.Add(new NpgsqlBatchCommand("""
            SELECT i.message_id FROM messaging.inbox AS i
            WHERE i.consumer = $1 AND i.day = ANY ($2) AND i.message_id = ANY ($3)
            """)
        {
            Parameters =
            {
                new() { Value = consumer },
                new() { Value = readable.Select(message => MessageId.DayOf(message.MessageId)).Distinct().ToArray() },
                new() { Value = readable.Select(message => message.MessageId).ToArray() },
            },
        });
        if (streams.Length > 0)
        {
            batch.BatchCommands.Add(new NpgsqlBatchCommand("SELECT stream_id, last_sequence FROM messaging.stream_position WHERE stream_id = ANY ($1) ORDER BY stream_id FOR UPDATE")
            {
                Parameters = { new() { Value = streams } },
            });
        }

        await batch.PrepareAsync(cancellationToken);
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
            knowledge.Handled.Add(reader.GetGuid(0));
        foreach (var stream in streams)
            knowledge.Streams.Read(stream, 0);
        await reader.NextResultAsync(cancellationToken);
        while (streams.Length > 0 && await reader.ReadAsync(cancellationToken))
            knowledge.Streams.Read(reader.GetString(0), reader.GetInt64(1));
        return knowledge;
    }
}
