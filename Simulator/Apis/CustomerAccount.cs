namespace Simulator.Apis;

/// <summary>A registered customer.</summary>
internal sealed record CustomerAccount(Guid CustomerId);
