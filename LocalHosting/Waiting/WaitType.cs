namespace Aspire.Hosting.ApplicationModel;


/// <summary>What a wait waits for.</summary>
public enum WaitType
{
    /// <summary>The resource runs and is healthy.</summary>
    WaitUntilHealthy,

    /// <summary>The resource ended.</summary>
    WaitForCompletion,

    /// <summary>The resource runs.</summary>
    WaitUntilStarted,
}
