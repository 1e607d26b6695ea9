using System.Collections.Frozen;
using Simulator.Faults;

namespace Simulator.Personas;

/// <summary>The habits of a persona.</summary>
/// <param name="FewestPieces">The fewest pieces of an order.</param>
/// <param name="MostPieces">The most pieces of an order.</param>
/// <param name="ThinkShare">How much of <c>--think</c> they take before they approve.</param>
/// <param name="Detail">How detailed their models are: 1 is evenly spread over the orders of magnitude, less is coarser, more is finer.</param>
/// <param name="Odds">By how much the odds of a fault are higher than those of others.</param>
internal sealed record PersonaTraits(int FewestPieces, int MostPieces, double ThinkShare, double Detail, IReadOnlyDictionary<Fault, double> Odds)
{
    private static readonly FrozenDictionary<Persona, PersonaTraits> ByPersona = new Dictionary<Persona, PersonaTraits>
    {
        [Persona.Regular] = new(1, 20, 0.5, 1, new Dictionary<Fault, double>()),
        [Persona.Impatient] = new(1, 3, 0, 0.7, new Dictionary<Fault, double>
        {
            [Fault.DuplicateClicks] = 6, [Fault.Cancellations] = 3, [Fault.Rejected] = 2, [Fault.AbandonedUploads] = 3, [Fault.Abandoned] = 2,
        }),
        [Persona.Careful] = new(1, 10, 1, 1.5, new Dictionary<Fault, double> { [Fault.Tickets] = 4, [Fault.Rejected] = 2 }),
        [Persona.Wholesale] = new(50, 500, 0.5, 1, new Dictionary<Fault, double> { [Fault.PhoneOrders] = 6, [Fault.OnBehalf] = 3, [Fault.Complaints] = 3 }),
    }.ToFrozenDictionary();

    /// <summary>Gives the habits of a persona.</summary>
    internal static PersonaTraits Of(Persona persona) => ByPersona[persona];

    /// <summary>Gives the odds of a fault, 1 where they are those of others.</summary>
    internal double OddsOf(Fault fault) => Odds.GetValueOrDefault(fault, 1);
}
