using ServiceDefaults.Http;

namespace Messaging.Parking;

/// <summary>Which parked messages are meant: some by id, or all.</summary>
/// <param name="MessageIds">The ids; not together with <paramref name="All"/>.</param>
/// <param name="All">All that are parked now; not together with <paramref name="MessageIds"/>.</param>
/// <param name="Reason">Why they are discarded; only and always for that.</param>
public sealed record ParkedSelection(IReadOnlyList<Guid>? MessageIds = null, bool All = false, string? Reason = null)
{
    private const int MostIds = 1000;
    private const int LongestReason = 500;

    /// <exception cref="ProblemException">400, with all faults.</exception>
    internal void Check(bool needsReason)
    {
        var faults = new Dictionary<string, string[]>(StringComparer.Ordinal);
        if (All == MessageIds is { Count: > 0 })
            faults["messageIds"] = ["Give either messageIds, or \"all\": true."];
        if (MessageIds?.Count > MostIds)
            faults["messageIds"] = [$"messageIds may have {MostIds} ids, but has {MessageIds.Count}; use \"all\": true, or several requests."];
        if (needsReason && (string.IsNullOrWhiteSpace(Reason) || Reason.Length > LongestReason))
            faults["reason"] = [$"reason must say in 1 to {LongestReason} characters why the messages are given up."];
        if (!needsReason && Reason is not null)
            faults["reason"] = ["reason belongs to discard; a redrive takes none."];
        if (faults.Count > 0)
            throw new ProblemException(Problems.Invalid(faults));
    }
}
