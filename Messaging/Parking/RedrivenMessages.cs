using Messaging.Consuming;
using Messaging.Contracts;
using Messaging.Storage;
using Messaging.Telemetry;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Messaging.Parking;

/// <summary>Puts parked messages back to be handled, as if they had just come, under the same ids. What has taken effect since changes nothing.</summary>
/// <remarks>
/// In steps, each a transaction with its entries in the audit: a crash leaves whole steps behind, and the same request again does the rest. The messages of one
/// request become due one after the other (<see cref="ParkingOptions.RedriveRate"/>), in the database, so that neither a crash nor a hundred thousand of them matter.
/// </remarks>
internal sealed class RedrivenMessages(
    IMessagingDatabase database, RaceRule race, HeldSignal signal, ParkingReport report, IOptions<MessagingOptions> options, TimeProvider time)
{
    internal const int StepSize = 500;

    private const string StepSql = """
        WITH chosen AS MATERIALIZED (
            SELECT message_id, parked_at FROM messaging.held WHERE {where} ORDER BY parked_at, message_id LIMIT {limit} FOR UPDATE {lock}),
        due AS (SELECT message_id, {first} + (row_number() OVER (ORDER BY parked_at, message_id) - 1) * {pace} AS at FROM chosen)
        UPDATE messaging.held AS h SET parked_at = NULL, attempts = 0, held_at = due.at, due_at = due.at,
            headers = h.headers - ARRAY['x-death', 'x-delivery-count', 'x-first-death-queue', 'x-first-death-reason', 'x-first-death-exchange']
        FROM due WHERE h.consumer = {consumer} AND h.message_id = due.message_id
        RETURNING h.message_id, h.type, h.order_id
        """;

    // Anything but a UUID of version 7 was never in the inbox, and tells no time.
    private const string YoungSql = "(substr(message_id::text, 15, 1) <> '7' OR message_id >= ?)";
    private const string OldSql = "substr(message_id::text, 15, 1) = '7' AND message_id < ?";
    private static readonly Dictionary<Guid, AuditSubject> NoneRedriven = [];
    private readonly string _service = options.Value.Service;
    private readonly TimeSpan _pace = TimeSpan.FromSeconds(1.0 / options.Value.Parking.RedriveRate);

    internal async Task<ParkedAnswer> RedriveAsync(ParkedRequest request, CancellationToken cancellationToken)
    {
        var oldest = MessageId.FirstAt(request.At - options.Value.Parking.Window);
        var fates = new List<ParkedFate>();
        for (var done = 0L; ;)
        {
            var limit = (int)Math.Min(request.MessageIds?.Count ?? StepSize, request.Limit - done);
            var offset = done;
            var redriven = limit == 0 ? NoneRedriven : await race.RunAsync(() => StepAsync(request, oldest, limit, offset, fates, cancellationToken), cancellationToken);
            done += redriven.Count;
            report.Redriven(request, redriven);
            if (redriven.Count > 0)
                signal.Wake();
            if (request.MessageIds is not null || redriven.Count < StepSize)
                return await AnswerAsync(request, oldest, done, fates, cancellationToken);
        }
    }

    private async Task<IReadOnlyDictionary<Guid, AuditSubject>> StepAsync(
        ParkedRequest request, Guid oldest, int limit, long offset, List<ParkedFate> fates, CancellationToken cancellationToken)
    {
        await using var lease = await database.OpenAsync(cancellationToken);
        await using var transaction = await lease.Context.Database.BeginTransactionAsync(cancellationToken);
        var raw = (NpgsqlTransaction)transaction.GetDbTransaction();
        var redriven = await TakeOutAsync(lease.Connection, raw, request, oldest, limit, offset, cancellationToken);
        var step = redriven.Keys.Select(messageId => new ParkedFate(messageId, ParkedResult.Redriven, null)).ToList();
        if (request.MessageIds is not null)
            step.AddRange(await RestAsync(lease.Connection, raw, request, oldest, redriven, cancellationToken));
        await ParkingAudit.WriteAsync(lease.Connection, raw, _service, request, ParkingAudit.Redrive, step, redriven, cancellationToken);
        MessagingSteps.Announce(MessagingSteps.ParkingStored);
        await transaction.CommitAsync(cancellationToken);
        MessagingSteps.Announce(MessagingSteps.ParkingCommitted);
        if (request.MessageIds is not null)
            fates.AddRange(step);
        return redriven;
    }

    private async Task<IReadOnlyDictionary<Guid, AuditSubject>> TakeOutAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, ParkedRequest request, Guid oldest, int limit, long offset, CancellationToken cancellationToken)
    {
        var statement = request.Select(_service).And(YoungSql, oldest);
        var sql = StepSql
            .Replace("{where}", statement.Where, StringComparison.Ordinal)
            .Replace("{consumer}", statement.Consumer, StringComparison.Ordinal)
            .Replace("{limit}", statement.Value((long)limit), StringComparison.Ordinal)
            // Whoever names a message waits for a rival and learns what became of it; whoever takes many leaves to a rival what that one has.
            .Replace("{lock}", request.MessageIds is null ? "SKIP LOCKED" : string.Empty, StringComparison.Ordinal)
            .Replace("{first}", statement.Value(time.GetUtcNow() < request.At + (offset * _pace) ? request.At + (offset * _pace) : time.GetUtcNow()), StringComparison.Ordinal)
            .Replace("{pace}", statement.Value(_pace), StringComparison.Ordinal);
        await using var command = statement.Command(sql, connection, transaction);
        var redriven = new Dictionary<Guid, AuditSubject>();
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
            redriven.Add(reader.GetGuid(0), new AuditSubject(reader.GetString(1), reader.TextOrNull(2)));
        return redriven;
    }

    /// <summary>Says of the messages named that were not redriven what became of them.</summary>
    private async Task<IEnumerable<ParkedFate>> RestAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, ParkedRequest request, Guid oldest, IReadOnlyDictionary<Guid, AuditSubject> redriven, CancellationToken cancellationToken)
    {
        var old = await OldAsync(connection, transaction, request, oldest, cancellationToken);
        var rest = request.MessageIds!.Where(id => !redriven.ContainsKey(id)).Except(old.Select(fate => fate.MessageId)).ToArray();
        return old.Concat(await ParkedFates.FindAsync(connection, transaction, _service, rest, cancellationToken));
    }

    private async Task<IReadOnlyList<ParkedFate>> OldAsync(
        NpgsqlConnection connection, NpgsqlTransaction? transaction, ParkedRequest request, Guid oldest, CancellationToken cancellationToken)
    {
        var statement = request.Select(_service).And(OldSql, oldest);
        var most = statement.Value((long)(request.MessageIds?.Count ?? ParkedAnswers.MostItems));
        await using var command = statement.Command($"SELECT message_id FROM messaging.held WHERE {statement.Where} ORDER BY parked_at, message_id LIMIT {most}", connection, transaction);
        var old = new List<ParkedFate>();
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            old.Add(new ParkedFate(reader.GetGuid(0), ParkedResult.Refused,
                $"It is older than Messaging:Parking:Window ({options.Value.Parking.Window}), so it can no longer be told whether it took effect. Discard it, and restate the fact."));
        }

        return old;
    }

    private async Task<ParkedAnswer> AnswerAsync(ParkedRequest request, Guid oldest, long done, List<ParkedFate> fates, CancellationToken cancellationToken)
    {
        if (request.MessageIds is not null)
            return ParkedAnswers.OfIds(request, fates);
        await using var lease = await database.OpenAsync(cancellationToken);
        var refused = request.Select(_service).And(OldSql, oldest);
        return new ParkedAnswer(
            request.Id, done, 0, await ParkedAnswers.CountAsync(refused, lease.Connection, cancellationToken),
            await ParkedAnswers.CountAsync(request.Select(_service), lease.Connection, cancellationToken),
            await OldAsync(lease.Connection, null, request, oldest, cancellationToken));
    }
}
