using Messaging.Orders;
using Endurance.Witnessing;

namespace Endurance.Ledger;

/// <summary>Checks how an order came to be as one system knows it: from Initiated, by legal changes, each number once and none left out.</summary>
internal static class HistoryCheck
{
    /// <summary>Gives what is wrong.</summary>
    internal static IEnumerable<Finding> Of(string order, string system, IReadOnlyList<OrderChange> history)
    {
        foreach (var number in history.GroupBy(change => change.Version).Where(group => group.Count() > 1))
            yield return new Finding(FindingKind.Twice, $"{system} changed {order} {number.Count()} times to number {number.Key}: {string.Join(", ", number)}.");
        var last = history.Count == 0 ? 0 : history.Max(change => change.Version);
        for (var number = 1L; number <= last; number++)
        {
            if (history.All(change => change.Version != number))
                yield return new Finding(FindingKind.Gap, $"{system} never changed {order} to number {number}, but to {last}.");
        }

        if (history.Count > 0 && (history[0].OldStatus is not null || history[0].NewStatus != nameof(OrderStatus.Initiated)))
            yield return new Finding(FindingKind.Illegal, $"{system} knew {order} first as {history[0].NewStatus}.");
        foreach (var (before, after) in history.Zip(history.Skip(1)).Where(pair => pair.First.Version != pair.Second.Version))
        {
            var legal = after.Version == before.Version + 1 && after.OldStatus == before.NewStatus
                && OrderStateMachine.IsLegal(Enum.Parse<OrderStatus>(before.NewStatus), Enum.Parse<OrderStatus>(after.NewStatus));
            if (!legal)
                yield return new Finding(FindingKind.Illegal, $"{system} changed {order} from {before} to {after}.");
        }
    }
}
