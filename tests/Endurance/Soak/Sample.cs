namespace Endurance.Soak;

/// <summary>What a process holds at a moment.</summary>
/// <param name="Seconds">When, in seconds from the start of the soak.</param>
/// <param name="Resource">Whose process it is.</param>
/// <param name="ProcessId">Which: another one after each crash.</param>
/// <param name="ResidentBytes">Its memory.</param>
/// <param name="HeapBytes">What the garbage collector manages of it, where it has one.</param>
/// <param name="Handles">How many files and sockets it has open.</param>
internal sealed record Sample(double Seconds, string Resource, int ProcessId, long ResidentBytes, long? HeapBytes, int Handles);
