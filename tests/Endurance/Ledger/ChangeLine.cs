namespace Endurance.Ledger;

/// <summary>What became of all changes of one kind.</summary>
/// <param name="What">The kind.</param>
/// <param name="Attempted">How many different ones were asked for.</param>
/// <param name="Acknowledged">How many were said to be done.</param>
/// <param name="Lost">How many of those are not there.</param>
/// <param name="Twice">How many are there more than once.</param>
/// <param name="Recovered">How many were done although an answer was lost.</param>
internal sealed record ChangeLine(string What, int Attempted, int Acknowledged, int Lost, int Twice, int Recovered);
