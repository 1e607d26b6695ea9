namespace SystemTests.Hosting;

/// <summary>How a run of the AppHost ended.</summary>
/// <param name="ExitCode">Its exit code, or <see langword="null"/> where it had not ended in time.</param>
/// <param name="Ran">The command lines of what ran before the end began.</param>
/// <param name="Left">The command lines of what was left.</param>
/// <param name="Output">What it said.</param>
internal sealed record RunEnd(int? ExitCode, IReadOnlyList<string> Ran, IReadOnlyList<string> Left, string Output);
