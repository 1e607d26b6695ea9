namespace Simulator.CommandLine;

/// <summary>What the process says to its caller when it ends.</summary>
internal static class ExitCode
{
    /// <summary>All went as it should.</summary>
    internal const int Ok = 0;

    /// <summary>The system answered, but an order did not take the way it should, or an error occurred that should not.</summary>
    internal const int FlowFailed = 1;

    /// <summary>The command line or the environment is wrong.</summary>
    internal const int BadUsage = 2;

    /// <summary>A service does not answer, or is not ready.</summary>
    internal const int NotReachable = 3;

    /// <summary>The same for people.</summary>
    internal const string Help = "Exit codes: 0 all went well; 1 an order or a check failed; 2 bad usage; 3 a service is not reachable or not ready.";
}
