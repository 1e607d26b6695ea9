namespace Endurance.Witnessing;

/// <summary>A change of an order that a service's database committed.</summary>
/// <param name="OldStatus">The status before; <see langword="null"/> when the order was entered.</param>
/// <param name="NewStatus">The status after.</param>
/// <param name="Version">The order's version after.</param>
/// <param name="Price">Its price after.</param>
internal sealed record OrderChange(string? OldStatus, string NewStatus, long Version, decimal? Price);
