using Simulator.Apis;

namespace Simulator.Smoke;

/// <summary>What became of a smoke run.</summary>
/// <param name="OrderId">The order, once it was created.</param>
/// <param name="Status">Where it rests, or <see langword="null"/> where it did not get to its end.</param>
/// <param name="Faults">What went wrong; nothing where all is well.</param>
/// <param name="Events">The timeline as far as it was read.</param>
/// <param name="Signals">Its trace, and metrics, as far as they were read.</param>
/// <param name="FlowMs">From the creation to closed, in milliseconds.</param>
/// <param name="TotalMs">The whole run, with reading the timeline back, in milliseconds.</param>
internal sealed record SmokeResult(
    string? OrderId, OrderStatus? Status, IReadOnlyList<string> Faults, IReadOnlyList<TimelineEvent> Events, Signals? Signals, double FlowMs, double TotalMs);
