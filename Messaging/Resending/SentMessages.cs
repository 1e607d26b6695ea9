using Messaging.Storage;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Messaging.Resending;

/// <summary>What the relay has published, kept for services whose queues get lost: a table without an index, in partitions by day, for it is read whole or not at all.</summary>
internal sealed class SentMessages(IOptions<MessagingOptions> options, TimeProvider time)
{
    private readonly DayPartitions _partitions = new("sent");

    private int DaysKept => (int)Math.Ceiling(options.Value.Outbox.KeepSent.TotalDays);

    /// <summary>Gives the day under which to keep what is sent now; its partition is there.</summary>
    internal async Task<DateOnly> TodayAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        await _partitions.EnsureAsync(connection, today, cancellationToken);
        return today;
    }

    internal async Task MaintainAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var today = await TodayAsync(connection, cancellationToken);
        await _partitions.DropBeforeAsync(connection, today.AddDays(-DaysKept), DaysKept, cancellationToken);
    }
}
