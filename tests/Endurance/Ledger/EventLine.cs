namespace Endurance.Ledger;

/// <summary>What became of all events of one type.</summary>
/// <param name="Type">The type.</param>
/// <param name="Published">How many were committed to outboxes.</param>
/// <param name="Due">How many effects they should have: one in each service that consumes them.</param>
/// <param name="Effective">How many they had.</param>
/// <param name="Lost">How many are missing.</param>
/// <param name="Twice">How many there are too many.</param>
internal sealed record EventLine(string Type, int Published, int Due, int Effective, int Lost, int Twice);
