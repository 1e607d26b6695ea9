namespace Simulator.Apis;

/// <summary>What registering a customer takes.</summary>
internal sealed record NewCustomer(string Name, string Email, string? Phone, string? Address);
