namespace Simulator.Apis;

/// <summary>A span, as far as the simulator looks at it.</summary>
/// <param name="Service">The service that reported it.</param>
/// <param name="Name">What it stands for.</param>
internal sealed record TracedSpan(string Service, string Name);
