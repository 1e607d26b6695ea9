namespace ServiceDefaults.Databases;

/// <summary>Times as PostgreSQL stores them.</summary>
public static class DatabaseTime
{
    /// <summary>Gives the present time in whole microseconds, so that what is answered now equals what is read later.</summary>
    public static DateTimeOffset GetStoredUtcNow(this TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(time);
        var now = time.GetUtcNow();
        return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond));
    }
}
