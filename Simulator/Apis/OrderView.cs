namespace Simulator.Apis;

/// <summary>An order as any of the systems shows it: the part that all have in common.</summary>
/// <param name="OrderId">Its number.</param>
/// <param name="Status">Where it stands, as far as that system knows.</param>
internal sealed record OrderView(string OrderId, OrderStatus Status);
