namespace Aspire.Hosting.ApplicationModel;


/// <summary>What a wait does when the resource that it waits for has failed.</summary>
public enum WaitBehavior
{
    /// <summary>It goes on waiting, for the resource may recover.</summary>
    WaitOnResourceUnavailable,

    /// <summary>It ends with an error.</summary>
    StopOnResourceUnavailable,
}
