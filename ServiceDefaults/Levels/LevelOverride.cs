using Microsoft.Extensions.Logging;

namespace ServiceDefaults.Levels;

/// <summary>A level that somebody set while the service ran; it counts as if it stood in <c>Logging:LogLevel</c>.</summary>
/// <param name="Category">The category, with all that begin with its name; or <c>Default</c> for those that no longer name fits.</param>
/// <param name="Level">The lowest level that is logged.</param>
/// <param name="Until">When it ends by itself; <see langword="null"/> where somebody has to remove it.</param>
/// <param name="By">Who set it.</param>
/// <param name="Reason">Why.</param>
/// <param name="SetAt">When.</param>
/// <param name="Stored">Whether it is in the database: until then it counts in this instance alone, and ends with it.</param>
public sealed record LevelOverride(string Category, LogLevel Level, DateTimeOffset? Until, string By, string Reason, DateTimeOffset SetAt, bool Stored);
