namespace Aspire.Hosting;


/// <summary>What is done with the application.</summary>
public enum DistributedApplicationOperation
{
    /// <summary>It runs.</summary>
    Run,

    /// <summary>It is published; this host cannot.</summary>
    Publish,
}
