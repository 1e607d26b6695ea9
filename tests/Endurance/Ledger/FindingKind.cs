namespace Endurance.Ledger;

/// <summary>What can be wrong; each must not be.</summary>
internal enum FindingKind
{
    /// <summary>What was acknowledged or published is not where it must be.</summary>
    Lost,

    /// <summary>What was asked for or published once took effect more than once.</summary>
    Twice,

    /// <summary>An order changed as no order may.</summary>
    Illegal,

    /// <summary>A number is missing in an order's history.</summary>
    Gap,

    /// <summary>Two systems know the same order differently.</summary>
    Disagreement,

    /// <summary>Something still waits.</summary>
    NotAtRest,

    /// <summary>Something is parked that is no poison, or poison is not parked.</summary>
    Parked,

    /// <summary>Somebody could not do their work to the end.</summary>
    Unfinished,
}
