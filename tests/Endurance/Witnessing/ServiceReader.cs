using Npgsql;
using Endurance.Running;

namespace Endurance.Witnessing;

/// <summary>Reads what one service's database holds.</summary>
internal static class ServiceReader
{
    internal static async Task<ServiceImage> ReadAsync(NpgsqlConnection connection, Service service, CancellationToken cancellationToken)
    {
        var followsOrders = SystemImage.Followers.Contains(service);
        var orders = followsOrders
            ? await Rows.OfAsync(
                connection,
                $"SELECT {Witness.OrderColumnOf(service)}, customer_id, status, version, material, quantity, model_id, price FROM orders",
                row => new OrderRow(
                    row.GetString(0), row.GetGuid(1), row.GetString(2), row.GetInt64(3), row.GetString(4), row.GetInt32(5), row.Id(6), row.Amount(7)),
                cancellationToken)
            : [];
        var changes = followsOrders
            ? await Rows.OfAsync(
                connection,
                "SELECT order_id, old_status, new_status, version, price FROM witness.changes ORDER BY position",
                row => (OrderId: row.GetString(0), Change: new OrderChange(row.Text(1), row.GetString(2), row.GetInt64(3), row.Amount(4))),
                cancellationToken)
            : [];
        var created = followsOrders
            ? await Rows.OfAsync(
                connection, "SELECT key, resource_id FROM idempotency_records WHERE resource_id IS NOT NULL", row => (row.GetString(0), row.GetString(1)), cancellationToken)
            : [];
        return new ServiceImage(
            service,
            orders.ToDictionary(order => order.OrderId),
            changes.ToLookup(change => change.OrderId, change => change.Change),
            created.ToDictionary(),
            await Rows.OfAsync(
                connection, "SELECT DISTINCT message_id, type, stream_id, sequence FROM witness.published",
                row => new PublishedEvent(row.GetGuid(0), row.GetString(1), row.Text(2), row.Number(3)), cancellationToken),
            (await Rows.OfAsync(connection, "SELECT message_id FROM messaging.inbox", row => row.GetGuid(0), cancellationToken)).ToHashSet(),
            (await Rows.OfAsync(connection, "SELECT stream_id, last_sequence FROM messaging.stream_position", row => (row.GetString(0), row.GetInt64(1)), cancellationToken)).ToDictionary(),
            await Rows.OfAsync(
                connection, "SELECT message_id, type, cause, reason, parked_at IS NOT NULL FROM messaging.held",
                row => new HeldRow(row.GetGuid(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetBoolean(4)), cancellationToken),
            (await Rows.OfAsync(connection, "SELECT count(*) FROM messaging.outbox", row => row.GetInt64(0), cancellationToken)).Single());
    }
}
