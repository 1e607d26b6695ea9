using Messaging.Storage;
using Npgsql;
using ServiceDefaults.Classification;

namespace Messaging.Parking;

/// <summary>What one request did to one message.</summary>
/// <param name="Number">The entry's number; later entries have higher ones.</param>
/// <param name="At">When it was asked for.</param>
/// <param name="Operator">Who asked.</param>
/// <param name="Action"><c>redrive</c> or <c>discard</c>.</param>
/// <param name="MessageId">The message.</param>
/// <param name="Type">The event's name, where the message was parked.</param>
/// <param name="OrderId">The order it concerns.</param>
/// <param name="Reason">Why.</param>
/// <param name="Result">One of <see cref="ParkedResult"/>.</param>
/// <param name="Detail">Why it was not done.</param>
/// <param name="RequestId">The request; the entries of one request share it.</param>
internal sealed record AuditEntry(
    long Number, DateTimeOffset At, Personal<string> Operator, string Action, Guid MessageId, string? Type, string? OrderId, string? Reason, string Result, string? Detail, Guid RequestId)
{
    internal const string Columns = "position, at, operator, action, message_id, type, order_id, reason, result, detail, request_id";

    internal static AuditEntry Read(NpgsqlDataReader row) => new(
        row.GetInt64(0), row.GetFieldValue<DateTimeOffset>(1), new Personal<string>(row.GetString(2)), row.GetString(3), row.GetGuid(4), row.TextOrNull(5), row.TextOrNull(6), row.TextOrNull(7), row.GetString(8),
        row.TextOrNull(9), row.GetGuid(10));
}
