namespace Simulator.Apis;

/// <summary>A registered operator.</summary>
internal sealed record OperatorAccount(Guid OperatorId);
