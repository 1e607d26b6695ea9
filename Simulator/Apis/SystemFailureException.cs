namespace Simulator.Apis;

/// <summary>The system under simulation did something that it should not; the derived type says who can mend it.</summary>
/// <param name="kind">A short stable name by which failures of the same kind are counted.</param>
/// <param name="message">What happened.</param>
/// <param name="inner">The cause.</param>
internal abstract class SystemFailureException(string kind, string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>Gets the name by which failures of the same kind are counted.</summary>
    internal string Kind { get; } = kind;
}
