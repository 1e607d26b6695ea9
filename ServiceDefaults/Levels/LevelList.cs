namespace ServiceDefaults.Levels;

/// <summary>The levels of a service.</summary>
/// <param name="Service">The service.</param>
/// <param name="Configured">Those of its configuration (<c>Logging:LogLevel</c>), by category.</param>
/// <param name="Overrides">Those set at run time, by category. The longest name that a category begins with counts; of two that are equal, the one set at run time.</param>
public sealed record LevelList(string Service, IReadOnlyDictionary<string, string> Configured, IReadOnlyList<LevelOverride> Overrides);
