using System.Text.RegularExpressions;
using Simulator.Apis;
using Endurance.Load;
using Endurance.Running;
using Endurance.Witnessing;

namespace Endurance.Ledger;

/// <summary>A change that was asked for, beside what the databases hold.</summary>
/// <param name="Fate">What became of it.</param>
/// <param name="Path">The parts of its path.</param>
/// <param name="Image">What the databases hold.</param>
internal sealed record PromiseCase(ChangeFate Fate, Match Path, SystemImage Image)
{
    /// <summary>Gets the order that the path names.</summary>
    internal string OrderId => Path.Groups["order"].Value;

    /// <summary>Gets the operation that the path names.</summary>
    internal (string OrderId, string Kind) Operation => (OrderId, Path.Groups["kind"].Value);

    /// <summary>Gets the thing that the path names.</summary>
    internal Guid Id => Guid.Parse(Path.Groups["id"].Value);

    /// <summary>Gets the last answer.</summary>
    internal object? Answer => Fate.Answers.Count == 0 ? null : Fate.Answers[^1];

    /// <summary>Gets the number of what was created, from the answers or else from what the service noted under the key; <see langword="null"/> where nothing was.</summary>
    internal string? Created => Answer is { } answer ? NumberOf(answer) : Noted;

    /// <summary>Gets the same as a UUID.</summary>
    internal Guid CreatedId => Guid.TryParse(Created, out var id) ? id : Guid.Empty;

    /// <summary>Gets the number that the service noted under the idempotency key.</summary>
    internal string? Noted => Fate.Change.IdempotencyKey is { } key
        ? Image[Service.All.Single(service => service.Name == Fate.Change.Service)].Created.GetValueOrDefault(key)
        : null;

    /// <summary>Gets whether all answers, and what the service noted, name the same thing: asked for again, it was not created again.</summary>
    internal bool IsOne => Fate.Change.IdempotencyKey is null
        || Fate.Answers.Select(NumberOf).Append(Noted ?? Created).Distinct(StringComparer.OrdinalIgnoreCase).Count() <= 1;

    /// <summary>Tells whether all systems have seen the order come to a status.</summary>
    internal bool Came(OrderStatus status) =>
        SystemImage.Followers.All(service => Image[service].Histories[OrderId].Any(change => change.NewStatus == status.ToString()));

    /// <summary>Tells whether all systems know an order.</summary>
    internal bool IsKnown(string? orderId) => orderId is not null && SystemImage.Followers.All(service => Image[service].Orders.ContainsKey(orderId));

    private static string NumberOf(object answer) => answer switch
    {
        OrderView order => order.OrderId,
        CustomerAccount customer => customer.CustomerId.ToString(),
        OperatorAccount account => account.OperatorId.ToString(),
        Complaint complaint => complaint.ComplaintId.ToString(),
        Ticket ticket => ticket.TicketId.ToString(),
        _ => throw new ArgumentOutOfRangeException(nameof(answer), answer, "Nobody answers with this."),
    };
}
