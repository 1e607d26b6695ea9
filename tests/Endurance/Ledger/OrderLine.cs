namespace Endurance.Ledger;

/// <summary>What became of all orders.</summary>
/// <param name="Orders">How many there are in any system.</param>
/// <param name="Known">How many all three systems know alike.</param>
/// <param name="Changes">How many changes of status they had, in all systems together.</param>
/// <param name="Gaps">How many numbers are missing in their histories.</param>
/// <param name="Twice">How many numbers are there more than once.</param>
/// <param name="Illegal">How many changes were not allowed.</param>
internal sealed record OrderLine(int Orders, int Known, int Changes, int Gaps, int Twice, int Illegal);
