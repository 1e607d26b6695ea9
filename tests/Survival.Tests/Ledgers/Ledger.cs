using System.Globalization;

namespace Survival.Tests.Ledgers;

/// <summary>What became of all facts of one load.</summary>
/// <param name="Attempted">Facts that a client asked for.</param>
/// <param name="Acknowledged">Facts of which a client was told that they are committed.</param>
/// <param name="Lost">Acknowledged facts without effect in the consumer, or whose echo has none in the publisher.</param>
/// <param name="Twice">Effects that a fact or its echo had beyond the first.</param>
/// <param name="Gaps">Streams whose numbers took effect with a gap or out of order.</param>
/// <param name="Duplicated">Messages that reached the broker more than once.</param>
/// <param name="Recovered">Facts that turned out committed though the first answer was lost.</param>
/// <param name="Poison">Facts sent that nobody can handle.</param>
/// <param name="Parked">Of these, the ones that are parked.</param>
/// <param name="ParkedOthers">Messages that are parked and are not poison.</param>
internal sealed record Ledger(int Attempted, int Acknowledged, int Lost, int Twice, int Gaps, int Duplicated, int Recovered, int Poison, int Parked, int ParkedOthers)
{
    /// <summary>Holds the ledger to what is promised.</summary>
    internal void ShouldBalance()
    {
        Acknowledged.ShouldBe(Attempted, ToString());
        (Lost, Twice, Gaps, ParkedOthers).ShouldBe((0, 0, 0, 0), ToString());
        Parked.ShouldBe(Poison, ToString());
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"attempted {Attempted}, acknowledged {Acknowledged}, lost {Lost}, effects twice {Twice}, streams with gaps {Gaps}, duplicated {Duplicated}, recovered {Recovered}, poison {Poison}, parked {Parked}, others parked {ParkedOthers}");
}
