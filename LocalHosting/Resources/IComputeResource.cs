namespace Aspire.Hosting.ApplicationModel;

/// <summary>A resource that runs as a process of its own.</summary>
public interface IComputeResource : IResource;
