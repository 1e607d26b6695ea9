using ServiceDefaults.Classification;
using ServiceDefaults.Http;

namespace Messaging.Parking;

/// <summary>The body of a redrive or discard: which parked messages, who asks for it, and why.</summary>
/// <param name="MessageIds">Some by id; or</param>
/// <param name="All">all that are parked now; or</param>
/// <param name="Filter">those that a filter selects.</param>
/// <param name="Limit">At most so many of them, the longest parked first; not with ids.</param>
/// <param name="Operator">Who asks. There is no sign-in yet, so whoever asks gives a name; it is written to the audit.</param>
/// <param name="Reason">Why; always for a discard.</param>
internal sealed record ParkedSelection(
    IReadOnlyList<Guid>? MessageIds = null, bool All = false, ParkedFilter? Filter = null, int? Limit = null, Personal<string>? Operator = null, string? Reason = null)
{
    private const int MostIds = 1000;
    private const int LongestReason = 500;
    private const int LongestOperator = 100;

    /// <summary>Checks it.</summary>
    /// <param name="needsReason">Whether a reason must be given.</param>
    /// <param name="at">When it was asked for.</param>
    /// <exception cref="ProblemException">400, with all faults.</exception>
    internal ParkedRequest Check(bool needsReason, DateTimeOffset at)
    {
        var faults = new Dictionary<string, string[]>(StringComparer.Ordinal);
        if ((All ? 1 : 0) + (MessageIds is null ? 0 : 1) + (Filter is null ? 0 : 1) != 1)
            faults["messageIds"] = ["Give one of messageIds, filter, or \"all\": true."];
        if (MessageIds is { Count: 0 or > MostIds })
            faults["messageIds"] = [$"messageIds must have 1 to {MostIds} ids, but has {MessageIds.Count}; use filter or \"all\": true, or several requests."];
        if (Filter is { IsEmpty: true })
            faults["filter"] = ["filter is empty, which selects everything; say \"all\": true if that is meant."];
        Filter?.Check(faults, "filter.");
        if (Limit is not null && (Limit < 1 || MessageIds is not null))
            faults["limit"] = ["limit must be at least 1, and goes with filter or \"all\": true."];
        var name = Operator?.Reveal()?.Trim();
        if (!IsLine(name, LongestOperator))
            faults["operator"] = [$"operator must say in 1 to {LongestOperator} characters, on one line, who asks for this; it is written to the audit."];
        if (Reason is null ? needsReason : !IsLine(Reason.Trim(), LongestReason))
            faults["reason"] = [$"reason must say in 1 to {LongestReason} characters, on one line, why."];
        return faults.Count == 0
            ? new ParkedRequest(Guid.CreateVersion7(at), at, new Personal<string>(name!), Reason?.Trim(), MessageIds?.Distinct().ToArray(), Filter ?? ParkedFilter.None, Limit ?? int.MaxValue)
            : throw new ProblemException(Problems.Invalid(faults));
    }

    private static bool IsLine(string? text, int longest) => text is { Length: > 0 } && text.Length <= longest && !text.Any(char.IsControl);
}
