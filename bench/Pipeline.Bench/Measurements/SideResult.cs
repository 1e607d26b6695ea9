namespace Pipeline.Bench.Measurements;

/// <summary>All that was measured of a side.</summary>
internal sealed record SideResult(string Name, Cost Cost, Delay Delay, Overload Overload);
