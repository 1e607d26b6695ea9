using System.Diagnostics;
using System.Text.Json;
using Messaging.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Npgsql;
using ServiceDefaults.Classification;
using ServiceDefaults.Exchange;
using ServiceDefaults.Http;

namespace Messaging.Parking;

/// <summary>Looks at the messages that wait for a person.</summary>
internal sealed class ParkingLot(IMessagingDatabase database, IServiceProvider services, IOptions<MessagingOptions> options, TimeProvider time)
{
    /// <summary>Lists parked messages, the longest parked first.</summary>
    internal async Task<ParkedList> ListAsync(ParkedFilter filter, PageRequest page, CancellationToken cancellationToken)
    {
        await using var lease = await database.OpenAsync(cancellationToken);
        var all = new ParkedStatement(options.Value.Service, filter, time.GetUtcNow());
        await using var count = all.Command($"SELECT count(*) FROM messaging.held WHERE {all.Where}", lease.Connection);
        var total = (long)(await count.ExecuteScalarAsync(cancellationToken))!;
        if (page.After is { } after)
            all.And($"(parked_at, message_id) > ({all.Value(after.Time)}, ?)", after.IdAs<Guid>());
        await using var command = all.Command(
            $"SELECT {ParkedMessage.Columns} FROM messaging.held WHERE {all.Where} ORDER BY parked_at, message_id LIMIT {all.Value((long)page.Fetch)}", lease.Connection);
        var fetched = new List<ParkedMessage>();
        await using (var reader = await command.ExecuteReaderAsync(cancellationToken))
        {
            while (await reader.ReadAsync(cancellationToken))
                fetched.Add(ParkedMessage.Read(reader));
        }

        var part = page.ToPage(fetched, message => new Cursor(message.ParkedAt, message.MessageId.ToString()), message => message);
        return new ParkedList(part.Items, total, part.Next);
    }

    /// <summary>Groups parked messages by what they failed of, the largest groups first.</summary>
    internal async Task<ParkedGroups> GroupAsync(ParkedFilter filter, int limit, CancellationToken cancellationToken)
    {
        await using var lease = await database.OpenAsync(cancellationToken);
        var statement = new ParkedStatement(options.Value.Service, filter, time.GetUtcNow());
        await using var command = statement.Command($"""
            SELECT {ParkedMessage.Columns}, messaging.failure_pattern(reason), g.count, g.oldest, g.newest, g.total
            FROM (SELECT fingerprint AS id, count(*) AS count, min(parked_at) AS oldest, max(parked_at) AS newest, count(*) OVER () AS total
                  FROM messaging.held WHERE {statement.Where} GROUP BY fingerprint ORDER BY count(*) DESC, fingerprint LIMIT {statement.Value((long)limit)}) AS g
            CROSS JOIN LATERAL (SELECT * FROM messaging.held WHERE {statement.Where} AND fingerprint = g.id ORDER BY parked_at DESC, message_id DESC LIMIT 1) AS example
            ORDER BY g.count DESC, g.id
            """, lease.Connection);
        var groups = new List<ParkedGroup>();
        var total = 0L;
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            groups.Add(ReadGroup(reader));
            total = reader.GetInt64(ParkedMessage.ColumnCount + 4);
        }

        return new ParkedGroups(groups, total);
    }

    internal async Task<ParkedDetail?> FindAsync(Guid messageId, CancellationToken cancellationToken)
    {
        await using var lease = await database.OpenAsync(cancellationToken);
        var statement = new ParkedStatement(options.Value.Service, ParkedFilter.None, time.GetUtcNow()).And("message_id = ?", messageId);
        await using var command = statement.Command($"SELECT {ParkedMessage.Columns}, headers, body, exception FROM messaging.held WHERE {statement.Where}", lease.Connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken) ? ReadDetail(reader) : null;
    }

    private static ParkedGroup ReadGroup(NpgsqlDataReader row)
    {
        var example = ParkedMessage.Read(row);
        const int First = ParkedMessage.ColumnCount;
        return new ParkedGroup(
            example.Group, example.Cause, example.ExceptionType, row.GetString(First), row.GetInt64(First + 1),
            row.GetFieldValue<DateTimeOffset>(First + 2), row.GetFieldValue<DateTimeOffset>(First + 3), example);
    }

    private ParkedDetail ReadDetail(NpgsqlDataReader row)
    {
        var message = ParkedMessage.Read(row);
        const int First = ParkedMessage.ColumnCount;
        var headers = JsonSerializer.Deserialize<Dictionary<string, string>>(row.GetString(First))!;
        var body = row.GetFieldValue<byte[]>(First + 1);
        var traceId = ActivityContext.TryParse(message.TraceParent, null, out var trace) ? trace.TraceId.ToHexString() : null;
        return new ParkedDetail(
            message,
            traceId,
            traceId is null || options.Value.Parking.TraceUrl is not { } url ? null : url + traceId,
            headers.ToDictionary(header => header.Key, header => PlainText.Protect(header.Value), StringComparer.Ordinal),
            body.Length,
            services.GetService<BodyProtector>()?.Protect(body),
            row.TextOrNull(First + 2) is { } exception ? PlainText.Protect(exception) : null);
    }
}
