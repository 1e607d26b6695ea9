using Messaging.Consuming;
using Messaging.Contracts;
using Messaging.Storage;
using Messaging.Telemetry;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Messaging.Parking;

/// <summary>The messages that wait for a person.</summary>
internal sealed class ParkingLot(
    IMessagingDatabase database, DiscardedMessages discarded, HeldSignal signal, IOptions<MessagingOptions> options, TimeProvider time, ILogger<ParkingLot> logger)
{
    private const string Columns = """
        message_id, type, publisher, published_at, order_id, stream_id, sequence, cause, reason, exception_type, attempts, held_at, parked_at, traceparent
        """;

    /// <summary>Lists parked messages, the longest parked first; those of one stream by their numbers.</summary>
    internal async Task<ParkedList> ListAsync(int limit, CancellationToken cancellationToken)
    {
        await using var lease = await database.OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand(
            $"SELECT {Columns}, count(*) OVER () FROM messaging.held WHERE consumer = $1 AND parked_at IS NOT NULL ORDER BY parked_at, stream_id, sequence, message_id LIMIT $2", lease.Connection)
        {
            Parameters = { new() { Value = options.Value.Service }, new() { Value = (long)limit } },
        };
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var parked = new List<ParkedMessage>();
        var total = 0L;
        while (await reader.ReadAsync(cancellationToken))
        {
            parked.Add(ParkedMessageReader.Read(reader));
            total = reader.GetInt64(14);
        }

        return new ParkedList(parked, total);
    }

    internal async Task<ParkedDetail?> FindAsync(Guid messageId, CancellationToken cancellationToken)
    {
        await using var lease = await database.OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand(
            $"SELECT {Columns}, headers, length(body), exception FROM messaging.held WHERE consumer = $1 AND message_id = $2 AND parked_at IS NOT NULL", lease.Connection)
        {
            Parameters = { new() { Value = options.Value.Service }, new() { Value = messageId } },
        };
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken) ? ParkedMessageReader.ReadDetail(reader) : null;
    }

    /// <summary>Puts parked messages back to be handled, as if they had just come, under the same ids. What has taken effect since changes nothing.</summary>
    internal async Task<ParkedAnswer> RedriveAsync(IReadOnlyList<Guid>? messageIds, CancellationToken cancellationToken)
    {
        await using var lease = await database.OpenAsync(cancellationToken);
        var known = await KnownAsync(lease.Connection, messageIds, cancellationToken);
        var oldest = time.GetUtcNow() - options.Value.Parking.Window;
        var young = known.Where(id => !MessageId.IsLegal(id) || MessageId.CreatedAt(id) >= oldest).ToArray();
        await using var command = new NpgsqlCommand("""
            UPDATE messaging.held SET parked_at = NULL, attempts = 0, held_at = $3, due_at = $3, headers = headers - ARRAY['x-death', 'x-delivery-count', 'x-first-death-queue', 'x-first-death-reason', 'x-first-death-exchange']
            WHERE consumer = $1 AND message_id = ANY ($2) AND parked_at IS NOT NULL RETURNING message_id, type
            """, lease.Connection)
        {
            Parameters = { new() { Value = options.Value.Service }, new() { Value = young }, new() { Value = time.GetUtcNow() } },
        };
        var done = new List<Guid>();
        await using (var reader = await command.ExecuteReaderAsync(cancellationToken))
        {
            while (await reader.ReadAsync(cancellationToken))
            {
                done.Add(reader.GetGuid(0));
                MessagingEvents.MessageRedriven(logger, reader.GetGuid(0), reader.GetString(1));
            }
        }

        signal.Wake();
        return new ParkedAnswer(done,
        [
            .. (messageIds ?? []).Except(known).Select(NotParked),
            .. known.Except(young).Select(id => new ParkedRefusal(id, $"It is older than Messaging:Parking:Window ({options.Value.Parking.Window}), so it can no longer be told whether it took effect. Discard it, and restate the fact.")),
        ]);
    }

    /// <summary>Gives parked messages up for good. The number of a discarded event counts as seen, so that its stream goes on.</summary>
    internal async Task<ParkedAnswer> DiscardAsync(IReadOnlyList<Guid>? messageIds, string reason, CancellationToken cancellationToken)
    {
        IReadOnlyList<Guid> known;
        await using (var lease = await database.OpenAsync(cancellationToken))
            known = await KnownAsync(lease.Connection, messageIds, cancellationToken);
        var refused = (messageIds ?? []).Except(known).Select(NotParked).ToList();
        var done = new List<Guid>();
        foreach (var messageId in known)
        {
            if (await discarded.DiscardAsync(messageId, reason, cancellationToken) is { } refusal)
                refused.Add(new ParkedRefusal(messageId, refusal));
            else
                done.Add(messageId);
        }

        return new ParkedAnswer(done, refused);
    }

    private static ParkedRefusal NotParked(Guid messageId) => new(messageId, "It is not parked here: it was redriven or discarded already, or it belongs to another service. See the list.");

    /// <summary>Gives those of the messages that are parked, in the order in which they should be handled.</summary>
    private async Task<IReadOnlyList<Guid>> KnownAsync(NpgsqlConnection connection, IReadOnlyList<Guid>? messageIds, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            "SELECT message_id FROM messaging.held WHERE consumer = $1 AND parked_at IS NOT NULL AND ($2 OR message_id = ANY ($3)) ORDER BY stream_id, sequence, parked_at", connection)
        {
            Parameters = { new() { Value = options.Value.Service }, new() { Value = messageIds is null }, new() { Value = messageIds?.ToArray() ?? [] } },
        };
        var known = new List<Guid>();
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
            known.Add(reader.GetGuid(0));
        return known;
    }
}
