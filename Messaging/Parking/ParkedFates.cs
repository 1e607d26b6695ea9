using Messaging.Contracts;
using Messaging.Storage;
using Npgsql;

namespace Messaging.Parking;

/// <summary>Finds out what became of messages that are not parked (any more).</summary>
internal static class ParkedFates
{
    private const string Sql = """
        SELECT m.id,
               EXISTS (SELECT FROM messaging.held AS h WHERE h.consumer = $1 AND h.message_id = m.id),
               EXISTS (SELECT FROM messaging.inbox AS i WHERE i.consumer = $1 AND i.day = m.day AND i.message_id = m.id),
               (SELECT a.result FROM messaging.parking_audit AS a
                WHERE a.consumer = $1 AND a.message_id = m.id AND a.result IN ('redriven', 'discarded') ORDER BY a.position DESC LIMIT 1)
        FROM unnest($2, $3) AS m (id, day)
        """;

    internal static async Task<IReadOnlyList<ParkedFate>> FindAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, string consumer, IReadOnlyList<Guid> messageIds, CancellationToken cancellationToken)
    {
        if (messageIds.Count == 0)
            return [];
        await using var command = new NpgsqlCommand(Sql, connection, transaction)
        {
            Parameters = { new() { Value = consumer }, new() { Value = messageIds.ToArray() }, new() { Value = messageIds.Select(MessageId.DayOf).ToArray() } },
        };
        var fates = new List<ParkedFate>(messageIds.Count);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
            fates.Add(FateOf(reader.GetGuid(0), reader.GetBoolean(1), reader.GetBoolean(2), reader.TextOrNull(3)));
        return fates;
    }

    // A discarded event is in the inbox, too, so the audit is asked first. One that was redriven after its stream had passed it leaves no trace but the audit's.
    private static ParkedFate FateOf(Guid messageId, bool held, bool handled, string? audited) => (held, handled, audited) switch
    {
        (true, _, _) => new(messageId, ParkedResult.Waiting, "It is not parked: it was redriven already, or waits for its next attempt."),
        (_, _, ParkedResult.Discarded) => new(messageId, ParkedResult.GivenUp, "It was discarded before; the audit says by whom and why."),
        (_, true, _) or (_, _, ParkedResult.Redriven) => new(messageId, ParkedResult.Handled, "It has been handled."),
        _ => new(messageId, ParkedResult.Unknown, "This service knows no such message; it may belong to another one. See the list."),
    };
}
