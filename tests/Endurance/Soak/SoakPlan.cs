namespace Endurance.Soak;

/// <summary>What a soak is asked for.</summary>
/// <param name="Duration">How long; the round under way is brought to its end.</param>
/// <param name="Seed">Draws what goes wrong and what people do.</param>
/// <param name="OrdersPerMinute">How many orders are begun in a minute.</param>
/// <param name="Table">Where memory and handles are written.</param>
internal sealed record SoakPlan(TimeSpan Duration, int Seed, int OrdersPerMinute, string Table)
{
    /// <summary>Gets after how many rounds the AppHost is started again, with one instance of each service or with two in turns.</summary>
    internal int RoundsPerRestart { get; } = 4;
}
