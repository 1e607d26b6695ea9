namespace Simulator.Apis;

/// <summary>The business events of an order, read back from the log store.</summary>
internal sealed record Timeline(string OrderId, IReadOnlyList<TimelineEvent> Items);
