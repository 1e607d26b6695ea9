namespace Simulator.Orders;

/// <summary>Decides how long to wait between two looks at the same thing: soon at first, so that what is quick is measured well, then ever more seldom.</summary>
internal struct PollBackoff
{
    private const double Growth = 1.4;
    private static readonly TimeSpan First = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(1);
    private TimeSpan _last;

    /// <summary>Gives the next wait.</summary>
    internal TimeSpan Next()
    {
        _last = _last == TimeSpan.Zero ? First : _last * Growth < Longest ? _last * Growth : Longest;
        return _last;
    }
}
