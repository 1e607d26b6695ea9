using Messaging.Storage;
using Npgsql;
using NpgsqlTypes;
using Microsoft.Extensions.Options;
using ServiceDefaults.Http;

namespace Messaging.Parking;

/// <summary>Who redrove or discarded what, when, why, and with what result. Entries are written in the transaction of the effect; a trigger refuses to change or remove them.</summary>
internal sealed class ParkingAudit(IMessagingDatabase database, IOptions<MessagingOptions> options)
{
    internal const string Redrive = "redrive";
    internal const string Discard = "discard";

    /// <summary>Enters what became of messages.</summary>
    internal static async Task WriteAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, string consumer, ParkedRequest request, string action, IReadOnlyList<ParkedFate> fates,
        IReadOnlyDictionary<Guid, AuditSubject> subjects, CancellationToken cancellationToken)
    {
        if (fates.Count == 0)
            return;
        await using var command = new NpgsqlCommand("""
            INSERT INTO messaging.parking_audit (request_id, at, consumer, operator, action, reason, message_id, type, order_id, result, detail)
            SELECT $1, $2, $3, $4, $5, $6, f.message_id, f.type, f.order_id, f.result, f.detail FROM unnest($7, $8, $9, $10, $11) AS f (message_id, type, order_id, result, detail)
            """, connection, transaction)
        {
            Parameters =
            {
                new() { Value = request.Id },
                new() { Value = request.At },
                new() { Value = consumer },
                new() { Value = request.Operator.Reveal() },
                new() { Value = action },
                new() { Value = (object?)request.Reason ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text },
                new() { Value = fates.Select(fate => fate.MessageId).ToArray() },
                Texts(fates.Select(fate => subjects.GetValueOrDefault(fate.MessageId)?.Type)),
                Texts(fates.Select(fate => subjects.GetValueOrDefault(fate.MessageId)?.OrderId)),
                Texts(fates.Select(fate => fate.Result)),
                Texts(fates.Select(fate => fate.Detail)),
            },
        };
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Lists entries, the latest first.</summary>
    internal async Task<Page<AuditEntry>> ListAsync(AuditFilter filter, PageRequest page, CancellationToken cancellationToken)
    {
        await using var lease = await database.OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand($"""
            SELECT {AuditEntry.Columns} FROM messaging.parking_audit
            WHERE consumer = $1 AND ($2::uuid IS NULL OR message_id = $2) AND ($3::text IS NULL OR operator = $3) AND ($4::uuid IS NULL OR request_id = $4) AND ($5::bigint IS NULL OR position < $5)
            ORDER BY position DESC LIMIT $6
            """, lease.Connection)
        {
            Parameters =
            {
                new() { Value = options.Value.Service },
                Optional(filter.MessageId, NpgsqlDbType.Uuid),
                Optional(filter.Operator, NpgsqlDbType.Text),
                Optional(filter.RequestId, NpgsqlDbType.Uuid),
                Optional(page.After?.IdAs<long>(), NpgsqlDbType.Bigint),
                new() { Value = (long)page.Fetch },
            },
        };
        var entries = new List<AuditEntry>();
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
            entries.Add(AuditEntry.Read(reader));
        return page.ToPage(entries, entry => new Cursor(entry.At, entry.Number.ToString(System.Globalization.CultureInfo.InvariantCulture)), entry => entry);
    }

    private static NpgsqlParameter Texts(IEnumerable<string?> values) => new() { Value = values.ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text };

    private static NpgsqlParameter Optional(object? value, NpgsqlDbType type) => new() { Value = value ?? DBNull.Value, NpgsqlDbType = type };
}
