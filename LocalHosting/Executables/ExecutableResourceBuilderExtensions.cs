using Aspire.Hosting.ApplicationModel;
using LocalHosting.Executables;

namespace Aspire.Hosting;


/// <summary>Adds programs.</summary>
public static class ExecutableResourceBuilderExtensions
{
    /// <summary>Adds a program.</summary>
    /// <param name="builder">The application.</param>
    /// <param name="name">The resource's name.</param>
    /// <param name="command">The program: a path, or a name to be found in PATH.</param>
    /// <param name="workingDirectory">The folder in which it runs, relative to the AppHost's folder.</param>
    /// <param name="args">Its arguments.</param>
    public static IResourceBuilder<ExecutableResource> AddExecutable(
        this IDistributedApplicationBuilder builder, string name, string command, string workingDirectory, params string[]? args)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var resource = new ExecutableResource(name, command, Path.GetFullPath(workingDirectory, builder.AppHostDirectory));
        return builder.AddResource(resource).WithAnnotation(new ExecutableProgram(resource)).WithArgs(args ?? []);
    }
}
