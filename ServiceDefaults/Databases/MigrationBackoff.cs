namespace ServiceDefaults.Databases;

/// <summary>Says how long to wait before the database server is tried again: a quarter of a second at first, doubling, five seconds at most.</summary>
internal static class MigrationBackoff
{
    private static readonly TimeSpan First = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);

    /// <summary>Computes the wait after the failed attempt number <paramref name="attempt"/>, from 1.</summary>
    internal static TimeSpan DelayAfter(int attempt)
    {
        var delay = First * Math.Pow(2, Math.Min(attempt - 1, 16));
        return delay < Longest ? delay : Longest;
    }
}
