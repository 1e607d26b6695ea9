namespace Aspire.Hosting.ApplicationModel;


/// <summary>A program that runs as a process.</summary>
/// <param name="name">The resource's name.</param>
/// <param name="command">The program.</param>
/// <param name="workingDirectory">The folder in which it runs.</param>
public class ExecutableResource(string name, string command, string workingDirectory)
    : Resource(name), IResourceWithEnvironment, IResourceWithArgs, IResourceWithServiceDiscovery, IResourceWithWaitSupport, IComputeResource
{
    /// <summary>Gets the program.</summary>
    public string Command { get; } = command;

    /// <summary>Gets the folder in which it runs.</summary>
    public string WorkingDirectory { get; } = workingDirectory;
}
