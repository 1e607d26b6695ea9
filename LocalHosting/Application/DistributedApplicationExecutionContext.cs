namespace Aspire.Hosting;


/// <summary>Tells whether the application runs or is published.</summary>
/// <param name="operation">What is done with the application.</param>
public sealed class DistributedApplicationExecutionContext(DistributedApplicationOperation operation)
{
    /// <summary>Gets what is done with the application.</summary>
    public DistributedApplicationOperation Operation { get; } = operation;

    /// <summary>Gets a value indicating whether the application runs.</summary>
    public bool IsRunMode => Operation == DistributedApplicationOperation.Run;

    /// <summary>Gets a value indicating whether the application is published.</summary>
    public bool IsPublishMode => Operation == DistributedApplicationOperation.Publish;
}
