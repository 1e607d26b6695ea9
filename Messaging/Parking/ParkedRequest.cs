using ServiceDefaults.Classification;

namespace Messaging.Parking;

/// <summary>What an operator asks for, checked.</summary>
/// <param name="Id">Ties the audit's entries of one request together.</param>
/// <param name="At">When; what is parked later is not meant.</param>
/// <param name="Operator">Who.</param>
/// <param name="Reason">Why.</param>
/// <param name="MessageIds">The messages by id, each once; <see langword="null"/> where <paramref name="Filter"/> selects them.</param>
/// <param name="Filter">Selects them otherwise.</param>
/// <param name="Limit">At most so many.</param>
internal sealed record ParkedRequest(
    Guid Id, DateTimeOffset At, Personal<string> Operator, string? Reason, IReadOnlyList<Guid>? MessageIds, ParkedFilter Filter, int Limit)
{
    /// <summary>Gives the condition that selects the messages it is about.</summary>
    internal ParkedStatement Select(string consumer) =>
        new ParkedStatement(consumer, Filter, At).And("message_id = ANY (?)", MessageIds?.ToArray()).And("parked_at <= ?", MessageIds is null ? At : null);
}
