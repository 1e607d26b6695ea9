namespace Observability.Archiving.Elastic;

/// <summary>What an index holds.</summary>
/// <param name="Records">How many documents.</param>
/// <param name="FirstDay">The UTC day of the earliest.</param>
/// <param name="LastDay">The UTC day of the latest.</param>
internal sealed record IndexContent(long Records, DateOnly FirstDay, DateOnly LastDay);
