using System.Collections.Immutable;

namespace LocalHosting.Processes;

/// <summary>What to run, and how to end it.</summary>
internal sealed record ProcessSpec
{
    /// <summary>Gets the program: a path, or a name to be found in PATH.</summary>
    internal required string FileName { get; init; }

    internal ImmutableArray<string> Arguments { get; init; } = [];

    internal required string WorkingDirectory { get; init; }

    /// <summary>Gets variables on top of the host's own.</summary>
    internal IReadOnlyDictionary<string, string> Environment { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>Gets the user to run as, or <see langword="null"/> for the host's own; only root can choose.</summary>
    internal string? User { get; init; }

    /// <summary>Gets the signal that asks the process to end.</summary>
    internal Signal StopSignal { get; init; } = Signal.Terminate;

    /// <summary>Gets how long it may take to end before it is killed.</summary>
    internal TimeSpan StopTimeout { get; init; } = TimeSpan.FromSeconds(4);
}
