namespace Observability.Reading.Postgres;

/// <summary>What keeps answers within the range of the types they are made of.</summary>
internal static class RecordLimits
{
    /// <summary>A hundred years: the longest duration that is still shown as an end; a sender's clock that jumped may claim more.</summary>
    public const long LongestNanos = 100L * 365 * 86_400 * 1_000_000_000;
}
