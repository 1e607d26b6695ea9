namespace Crm.Shop;

/// <summary>Says when to ask the shop again for an order that it does not know yet: soon at first, then more slowly, until the time is up.</summary>
internal static class ShopBackoff
{
    private static readonly TimeSpan First = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(1);

    /// <summary>Gives the wait after the attempt number <paramref name="attempt"/> (from 1), or <see langword="null"/> where there is no time for another.</summary>
    internal static TimeSpan? DelayAfter(int attempt, TimeSpan elapsed, TimeSpan limit)
    {
        var delay = First * Math.Pow(2, Math.Min(attempt - 1, 10));
        if (delay > Longest)
            delay = Longest;
        return elapsed + delay <= limit ? delay : null;
    }
}
