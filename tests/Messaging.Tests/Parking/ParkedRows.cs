using Messaging.Storage;
using Messaging.Tests.Flow;
using Npgsql;

namespace Messaging.Tests.Parking;

/// <summary>Fills the parking lot of the service <c>target</c>, as if so many messages had failed.</summary>
internal static class ParkedRows
{
    /// <summary>Adds events <c>test.noted</c> of the names <c>n1</c>, <c>n2</c> …, parked one after the other, one a millisecond.</summary>
    internal static async Task AddAsync(string database, int count, string parkedAt = "now() - interval '1 hour'", string reason = "'the press is broken'")
    {
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync(Deadline.Token);
        await SchemaCreation.CreateAsync(connection, Deadline.Token);
        await using var command = new NpgsqlCommand($$"""
            INSERT INTO messaging.held (consumer, message_id, type, routing_key, publisher, published_at, headers, body, cause, attempts, reason, exception_type, held_at, due_at, parked_at, order_id)
            SELECT 'target', m.id, 'test.noted', 'test.noted', 'stranger', m.at, jsonb_build_object('amqp.message-id', m.id, 'amqp.type', 'test.noted', 'event-version', '2'),
                   convert_to('{"name":"n' || m.n || '"}', 'UTF8'), 'failure', 3, {{reason}}, 'System.InvalidOperationException', m.at, m.at, m.at, 'S-' || (100000 + m.n)
            FROM (SELECT n, {{parkedAt}} + n * interval '1 millisecond' AS at,
                         (lpad(to_hex((extract(epoch FROM {{parkedAt}}) * 1000 + n)::bigint), 12, '0') || '7' || substr(md5(n::text), 1, 3) || '8' || substr(md5(n::text), 4, 15))::uuid AS id
                  FROM generate_series(1, {{count}}) AS n) AS m
            """, connection);
        await command.ExecuteNonQueryAsync(Deadline.Token);
        await using var analyze = new NpgsqlCommand("VACUUM ANALYZE messaging.held", connection);
        await analyze.ExecuteNonQueryAsync(Deadline.Token);
    }
}
