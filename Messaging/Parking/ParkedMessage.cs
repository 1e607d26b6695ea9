using Messaging.Storage;
using Npgsql;
using ServiceDefaults.Classification;

namespace Messaging.Parking;

/// <summary>A message in the parking lot.</summary>
/// <param name="MessageId">Its id; where it came without one, an id made of its content.</param>
/// <param name="Type">The event's name, as the message states it.</param>
/// <param name="Publisher">The service that published it.</param>
/// <param name="PublishedAt">When.</param>
/// <param name="OrderId">The order it concerns, where it says so.</param>
/// <param name="StreamId">The stream it belongs to.</param>
/// <param name="Sequence">Its number in the stream.</param>
/// <param name="Cause"><c>failure</c> (its handler failed), <c>gap</c> (its predecessor is missing), <c>invalid</c> (it cannot be read), <c>delivery-limit</c> (the consumer died each time).</param>
/// <param name="Reason">What is wrong, in a sentence.</param>
/// <param name="ExceptionType">The type of what its handler threw last.</param>
/// <param name="Group">The group of like failures it belongs to.</param>
/// <param name="Attempts">How often its handler failed.</param>
/// <param name="HeldAt">Since when it waits.</param>
/// <param name="ParkedAt">Since when it is parked.</param>
/// <param name="TraceParent">The trace it belongs to (W3C trace context).</param>
internal sealed record ParkedMessage(
    Guid MessageId, string Type, string Publisher, DateTimeOffset PublishedAt, string? OrderId, string? StreamId, long? Sequence, string Cause, string Reason, string? ExceptionType,
    string Group, int Attempts, DateTimeOffset HeldAt, DateTimeOffset ParkedAt, string? TraceParent)
{
    /// <summary>The columns that <see cref="Read"/> reads, in its order.</summary>
    internal const string Columns =
        "message_id, type, publisher, published_at, order_id, stream_id, sequence, cause, reason, exception_type, fingerprint, attempts, held_at, parked_at, traceparent";

    internal const int ColumnCount = 15;

    internal static ParkedMessage Read(NpgsqlDataReader row) => new(
        row.GetGuid(0), row.GetString(1), row.GetString(2), row.GetFieldValue<DateTimeOffset>(3), row.TextOrNull(4), row.TextOrNull(5), row.IsDBNull(6) ? null : row.GetInt64(6), row.GetString(7),
        PlainText.Protect(row.GetString(8)), row.TextOrNull(9), row.GetString(10), row.GetInt32(11), row.GetFieldValue<DateTimeOffset>(12), row.GetFieldValue<DateTimeOffset>(13), row.TextOrNull(14));
}
