using Messaging.Consuming;
using Messaging.Storage;
using Microsoft.Extensions.Options;

namespace Messaging.Parking;

/// <summary>Gives parked messages up for good. The number of a discarded event counts as seen, so that its stream goes on.</summary>
/// <remarks>Goes through the messages in the order of their streams, a part at a time, each part a transaction with its entries in the audit.</remarks>
internal sealed class DiscardedMessages(
    IMessagingDatabase database, DiscardStep step, RaceRule race, HeldSignal signal, ParkingReport report, IOptions<MessagingOptions> options)
{
    private readonly string _service = options.Value.Service;

    internal async Task<ParkedAnswer> DiscardAsync(ParkedRequest request, CancellationToken cancellationToken)
    {
        var fates = new List<ParkedFate>();
        var (done, refused) = (0L, 0L);
        ParkedPosition? after = null;
        do
        {
            var from = after;
            var limit = (int)Math.Min(DiscardStep.Size, request.Limit - done);
            var result = limit == 0 ? DiscardResult.Empty : await race.RunAsync(() => step.RunAsync(request, from, limit, cancellationToken), cancellationToken);
            done += result.Discarded.Count;
            refused += result.Fates.Count - result.Discarded.Count;
            // Of many, only some of those that stay are named.
            fates.AddRange(request.MessageIds is not null ? result.Fates : result.Fates.Where(fate => fate.Result == ParkedResult.Refused).Take(ParkedAnswers.MostItems - fates.Count));
            report.Discarded(request, result.Discarded);
            if (result.Discarded.Count > 0)
                signal.Wake();
            after = result.Last;
        }
        while (after is not null);

        return request.MessageIds is null
            ? new ParkedAnswer(request.Id, done, 0, refused, await RemainingAsync(request, cancellationToken), fates)
            : await AnswerAsync(request, fates, cancellationToken);
    }

    private async Task<long> RemainingAsync(ParkedRequest request, CancellationToken cancellationToken)
    {
        await using var lease = await database.OpenAsync(cancellationToken);
        return await ParkedAnswers.CountAsync(request.Select(_service), lease.Connection, cancellationToken);
    }

    /// <summary>Finds out, and enters, what became of the messages named that were not parked.</summary>
    private async Task<ParkedAnswer> AnswerAsync(ParkedRequest request, List<ParkedFate> fates, CancellationToken cancellationToken)
    {
        await using var lease = await database.OpenAsync(cancellationToken);
        await using var transaction = await lease.Connection.BeginTransactionAsync(cancellationToken);
        var rest = await ParkedFates.FindAsync(lease.Connection, transaction, _service, [.. request.MessageIds!.Except(fates.Select(fate => fate.MessageId))], cancellationToken);
        await ParkingAudit.WriteAsync(lease.Connection, transaction, _service, request, ParkingAudit.Discard, rest, new Dictionary<Guid, AuditSubject>(), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        fates.AddRange(rest);
        return ParkedAnswers.OfIds(request, fates);
    }
}
