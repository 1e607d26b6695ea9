using System.Globalization;
using Messaging.Consuming;
using Messaging.Contracts;
using Messaging.Storage;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Messaging.Inbox;

/// <summary>The inbox's partitions, one for each day on which message ids were made.</summary>
/// <remarks>
/// A message whose day is before the window cannot be checked for having taken effect before, so it is parked instead of handled. One from the future can: its
/// partition is kept longer by as much. How far ahead a publisher's clock may be is limited only lest made-up ids create partitions without end.
/// </remarks>
internal sealed class InboxPartitions(IOptions<MessagingOptions> options, TimeProvider time)
{
    private const int DaysPrepared = 2;
    private readonly DayPartitions _partitions = new("inbox");

    private DateOnly Today => DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);

    private int WindowDays => (int)Math.Ceiling(options.Value.Inbox.Window.TotalDays);

    internal string? FaultOf(InboundMessage message)
    {
        var day = MessageId.DayOf(message.MessageId);
        var (first, last) = (Today.AddDays(-WindowDays), Today.AddDays(WindowDays));
        return day >= first && day <= last
            ? null
            : string.Create(CultureInfo.InvariantCulture, $"Its id was made on {day:yyyy-MM-dd}; the inbox covers {first:yyyy-MM-dd} to {last:yyyy-MM-dd} by this service's clock. Whether it took effect before cannot be told.");
    }

    /// <summary>Creates the partitions that a batch needs and that are not there yet.</summary>
    internal async Task EnsureAsync(NpgsqlConnection connection, IReadOnlyList<InboundMessage> messages, CancellationToken cancellationToken)
    {
        foreach (var message in messages)
        {
            if (message.Event is not null && FaultOf(message) is null)
                await _partitions.EnsureAsync(connection, MessageId.DayOf(message.MessageId), cancellationToken);
        }
    }

    /// <summary>Creates the partitions of today and the next days, and drops those before the window.</summary>
    internal async Task MaintainAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        for (var day = Today; day <= Today.AddDays(DaysPrepared); day = day.AddDays(1))
            await _partitions.EnsureAsync(connection, day, cancellationToken);
        await _partitions.DropBeforeAsync(connection, Today.AddDays(-WindowDays), WindowDays, cancellationToken);
    }
}
