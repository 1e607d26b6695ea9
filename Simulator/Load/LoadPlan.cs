namespace Simulator.Load;

/// <summary>How many orders are begun, and when.</summary>
/// <param name="OrdersPerMinute">The rate.</param>
/// <param name="Count">How many in all, or <see langword="null"/> for no limit.</param>
/// <param name="Duration">For how long orders are begun, or <see langword="null"/> for no limit.</param>
/// <param name="MostUnderWay">How many may be under way at once.</param>
internal sealed record LoadPlan(int OrdersPerMinute, int? Count, TimeSpan? Duration, int MostUnderWay)
{
    /// <summary>Gives the time, from the start of the run, at which an order is due; <see langword="null"/> where it is none of the run's.</summary>
    internal TimeSpan? DueAt(int index)
    {
        var due = TimeSpan.FromMinutes(index / (double)OrdersPerMinute);
        return index < (Count ?? int.MaxValue) && due < (Duration ?? TimeSpan.MaxValue) ? due : null;
    }
}
