namespace Simulator.Apis;

/// <summary>Something that a service was asked to create or to change; sent again it is the same change.</summary>
/// <param name="Service">The service.</param>
/// <param name="Path">What was asked, relative to the service's address, without a query.</param>
/// <param name="IdempotencyKey">What tells a creation from the next one; actions need none, for they set a state.</param>
internal sealed record Change(string Service, string Path, string? IdempotencyKey);
