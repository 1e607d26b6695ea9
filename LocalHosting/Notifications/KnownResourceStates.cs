namespace Aspire.Hosting.ApplicationModel;


/// <summary>The states that the host gives resources.</summary>
public static class KnownResourceStates
{
    /// <summary>The process is being started.</summary>
    public static readonly string Starting = "Starting";

    /// <summary>The process runs.</summary>
    public static readonly string Running = "Running";

    /// <summary>The resource could not be started.</summary>
    public static readonly string FailedToStart = "FailedToStart";

    /// <summary>The process is being stopped.</summary>
    public static readonly string Stopping = "Stopping";

    /// <summary>The process ended: it was stopped, or it failed.</summary>
    public static readonly string Exited = "Exited";

    /// <summary>The process did its work and ended.</summary>
    public static readonly string Finished = "Finished";

    /// <summary>The resource waits for another one.</summary>
    public static readonly string Waiting = "Waiting";

    /// <summary>The resource was not started, or waits to be started explicitly.</summary>
    public static readonly string NotStarted = "NotStarted";

    /// <summary>The states in which nothing runs any more.</summary>
    public static readonly IReadOnlyList<string> TerminalStates = [Finished, FailedToStart, Exited];
}
