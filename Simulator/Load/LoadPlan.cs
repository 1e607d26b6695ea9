namespace Simulator.Load;

/// <summary>How many orders are begun, and when.</summary>
/// <param name="Profile">When each is due.</param>
/// <param name="Count">How many in all, or <see langword="null"/> for no limit.</param>
/// <param name="Duration">For how long orders are due, or <see langword="null"/> for no limit.</param>
/// <param name="MostUnderWay">How many may be under way at once.</param>
/// <param name="LatestBy">How much later than due an order is still begun; later it is given up. <see langword="null"/>: all are begun, however late.</param>
internal sealed record LoadPlan(RateProfile Profile, int? Count, TimeSpan? Duration, int MostUnderWay, TimeSpan? LatestBy = null)
{
    /// <summary>Gives the time, from the start of the run, at which an order is due; <see langword="null"/> where it is none of the run's.</summary>
    internal TimeSpan? DueAt(int index)
    {
        if (index < 0 || index >= (Count ?? int.MaxValue))
            return null;
        var due = Profile.DueAt(index);
        return due < (Duration ?? TimeSpan.MaxValue) ? due : null;
    }

    /// <summary>Counts the orders that are due at a time.</summary>
    internal int DueBy(TimeSpan elapsed)
    {
        // The schedule only grows, so the first order that is not due yet is found by halving.
        var (known, beyond) = (0, Count ?? int.MaxValue);
        while (known < beyond)
        {
            var middle = known + ((beyond - known) / 2);
            if (DueAt(middle) is { } due && due <= elapsed)
                known = middle + 1;
            else
                beyond = middle;
        }

        return known;
    }
}
