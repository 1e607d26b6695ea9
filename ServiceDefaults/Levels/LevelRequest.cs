namespace ServiceDefaults.Levels;

/// <summary>What level a category is to have, and for how long. Either <paramref name="For"/> or <paramref name="Until"/> is given.</summary>
/// <param name="Level"><c>Trace</c>, <c>Debug</c>, <c>Information</c>, <c>Warning</c>, <c>Error</c>, <c>Critical</c> or <c>None</c>.</param>
/// <param name="For">For how long: a number and <c>s</c>, <c>m</c>, <c>h</c> or <c>d</c>, such as <c>15m</c>, from 1 second to 7 days; or <c>forever</c>.</param>
/// <param name="Until">Until when, at most 7 days ahead.</param>
/// <param name="By">Who sets it, in 1 to 100 characters.</param>
/// <param name="Reason">Why, in 1 to 500 characters.</param>
public sealed record LevelRequest(string? Level, string? For, DateTimeOffset? Until, string? By, string? Reason);
