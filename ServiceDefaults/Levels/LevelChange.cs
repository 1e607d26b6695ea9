namespace ServiceDefaults.Levels;

/// <summary>What somebody asked for and what is not in the database yet. Told apart by reference: the same category may be changed again meanwhile.</summary>
/// <param name="category">The category.</param>
/// <param name="wanted">Its new level, or <see langword="null"/> where it is to have none of its own.</param>
/// <param name="at">When it was asked for.</param>
internal sealed class LevelChange(string category, LevelOverride? wanted, DateTimeOffset at)
{
    internal string Category { get; } = category;

    internal LevelOverride? Wanted { get; } = wanted;

    internal DateTimeOffset At { get; } = at;
}
