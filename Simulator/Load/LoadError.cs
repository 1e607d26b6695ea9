namespace Simulator.Load;

/// <summary>Failures of one kind.</summary>
/// <param name="Count">How many.</param>
/// <param name="Example">The message of the first.</param>
internal sealed record LoadError(int Count, string Example);
