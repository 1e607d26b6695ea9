namespace Simulator.Apis;

/// <summary>An order as any of the systems shows it: the part that all have in common.</summary>
/// <param name="OrderId">Its number.</param>
/// <param name="Status">Where it stands, as far as that system knows.</param>
/// <param name="Version">How many events its life has had, as far as that system knows; the same number means the same state in every system.</param>
internal sealed record OrderView(string OrderId, OrderStatus Status, long Version);
