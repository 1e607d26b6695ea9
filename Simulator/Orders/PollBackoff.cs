using Simulator.Personas;

namespace Simulator.Orders;

/// <summary>Decides how long to wait between two looks at the same thing: soon at first, so that what is quick is measured well, then ever more seldom.</summary>
internal struct PollBackoff
{
    private const double Growth = 1.4;
    private static readonly TimeSpan First = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan Usual = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Impatient = TimeSpan.FromMilliseconds(100);
    private readonly TimeSpan _longest;
    private TimeSpan _last;

    private PollBackoff(TimeSpan longest) => _longest = longest;

    /// <summary>Gets that of people who can wait.</summary>
    internal static PollBackoff Patient => new(Usual);

    /// <summary>Gives that of a kind of customer.</summary>
    internal static PollBackoff Of(Persona persona) => new(persona == Persona.Impatient ? Impatient : Usual);

    /// <summary>Gives the next wait.</summary>
    internal TimeSpan Next()
    {
        _last = _last == TimeSpan.Zero ? First : _last * Growth < _longest ? _last * Growth : _longest;
        return _last;
    }
}
