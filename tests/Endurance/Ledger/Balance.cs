using Endurance.Load;
using Endurance.Poison;
using Endurance.Witnessing;

namespace Endurance.Ledger;

/// <summary>The ledger of a run: what was promised, held against what is there.</summary>
/// <param name="Changes">By kind of change.</param>
/// <param name="Orders">Over all orders.</param>
/// <param name="Events">By type of event.</param>
/// <param name="Poison">How many messages had to be parked.</param>
/// <param name="Findings">What is wrong; nothing may be.</param>
internal sealed record Balance(IReadOnlyList<ChangeLine> Changes, OrderLine Orders, IReadOnlyList<EventLine> Events, int Poison, IReadOnlyList<Finding> Findings)
{
    /// <summary>Draws the balance.</summary>
    internal static Balance Of(IReadOnlyCollection<ChangeFate> fates, PoisonBook poison, SystemImage image)
    {
        var findings = new List<Finding>();
        var changes = ChangeLedger.Of(fates, image, findings);
        var orders = OrderLedger.Of(image, findings);
        var events = EventLedger.Of(image, findings);
        findings.AddRange(RestCheck.Of(image));
        findings.AddRange(poison.Check(image));
        return new Balance(changes, orders, events, poison.Due, findings);
    }
}
