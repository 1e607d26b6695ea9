using System.Collections.Concurrent;
using System.Globalization;
using Messaging.Consuming;
using Messaging.Contracts;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Messaging.Inbox;

/// <summary>The inbox's partitions, one for each day on which message ids were made.</summary>
/// <remarks>A message whose day is outside the window cannot be checked for having taken effect before, so it is parked instead of handled.</remarks>
internal sealed class InboxPartitions(IOptions<MessagingOptions> options, TimeProvider time)
{
    private const int DaysAhead = 2;
    private readonly ConcurrentDictionary<DateOnly, bool> _there = new();

    private DateOnly Today => DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);

    private DateOnly First => Today.AddDays(-(int)Math.Ceiling(options.Value.Inbox.Window.TotalDays));

    internal string? FaultOf(InboundMessage message)
    {
        var day = MessageId.DayOf(message.MessageId);
        return day >= First && day <= Today.AddDays(DaysAhead)
            ? null
            : string.Create(CultureInfo.InvariantCulture, $"Its id was made on {day:yyyy-MM-dd}; the inbox covers {First:yyyy-MM-dd} to {Today.AddDays(DaysAhead):yyyy-MM-dd} by this service's clock. Whether it took effect before cannot be told.");
    }

    /// <summary>Creates the partitions that a batch needs and that are not there yet.</summary>
    internal async Task EnsureAsync(NpgsqlConnection connection, IReadOnlyList<InboundMessage> messages, CancellationToken cancellationToken)
    {
        foreach (var message in messages)
        {
            if (message.Event is not null && !_there.ContainsKey(MessageId.DayOf(message.MessageId)) && FaultOf(message) is null)
                await CreateAsync(connection, MessageId.DayOf(message.MessageId), cancellationToken);
        }
    }

    /// <summary>Creates the partitions of today and the next days, and drops those before the window.</summary>
    internal async Task MaintainAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        for (var day = Today; day <= Today.AddDays(DaysAhead); day = day.AddDays(1))
            await CreateAsync(connection, day, cancellationToken);
        foreach (var day in await FindAsync(connection, cancellationToken))
        {
            if (day < First)
                await DropAsync(connection, day, cancellationToken);
        }
    }

    internal static async Task<IReadOnlyList<DateOnly>> FindAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("SELECT c.relname FROM pg_inherits AS i JOIN pg_class AS c ON c.oid = i.inhrelid WHERE i.inhparent = 'messaging.inbox'::regclass ORDER BY 1", connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var days = new List<DateOnly>();
        while (await reader.ReadAsync(cancellationToken))
            days.Add(DateOnly.ParseExact(reader.GetString(0)[^8..], "yyyyMMdd", CultureInfo.InvariantCulture));
        return days;
    }

    private async Task CreateAsync(NpgsqlConnection connection, DateOnly day, CancellationToken cancellationToken)
    {
        if (_there.ContainsKey(day))
            return;
        // The lock queues instances that create the same partition at the same time, which IF NOT EXISTS alone does not.
        await ExecuteAsync(connection, string.Create(CultureInfo.InvariantCulture, $"""
            SELECT pg_advisory_xact_lock(hashtext('messaging.schema'));
            CREATE TABLE IF NOT EXISTS messaging.inbox_{day:yyyyMMdd} PARTITION OF messaging.inbox FOR VALUES FROM ('{day:yyyy-MM-dd}') TO ('{day.AddDays(1):yyyy-MM-dd}');
            """), cancellationToken);
        _there[day] = true;
    }

    private async Task DropAsync(NpgsqlConnection connection, DateOnly day, CancellationToken cancellationToken)
    {
        _there.TryRemove(day, out _);
        // Dropping locks the whole inbox; rather try again later than let every consumer queue behind one long transaction.
        await ExecuteAsync(connection, string.Create(CultureInfo.InvariantCulture, $"""
            SET LOCAL lock_timeout = '2s';
            DROP TABLE IF EXISTS messaging.inbox_{day:yyyyMMdd};
            """), cancellationToken);
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await using var command = new NpgsqlCommand(sql, connection, transaction);
        await command.ExecuteNonQueryAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }
}
