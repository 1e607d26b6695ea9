using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using LocalHosting.Orchestration;
using LocalHosting.Processes;

namespace LocalHosting.Projects;

/// <summary>Runs a built .NET project.</summary>
internal sealed class ProjectProgram(ProjectResource resource, IProjectMetadata project) : INativeProgram
{
    public bool IsServer => !resource.Annotations.OfType<RunToCompletionAnnotation>().Any();

    public Task<ProcessSpec> PrepareAsync(LaunchContext context, CancellationToken cancellationToken)
    {
        var assembly = (project as IBuiltProjectMetadata)?.AssemblyPath ?? Newest(project.ProjectPath);
        if (!File.Exists(assembly))
            throw new DistributedApplicationException($"{assembly} does not exist. Build it first: dotnet build \"{project.ProjectPath}\".");
        return Task.FromResult(new ProcessSpec
        {
            FileName = DotNet(),
            Arguments = ["exec", assembly, .. context.Arguments],
            WorkingDirectory = Path.GetDirectoryName(project.ProjectPath)!,
            Environment = WithQuickStart(context.Environment),
        });
    }

    // On few processors, five programs that start at once do better without code that watches itself for the compiler. What the AppHost or the user's own environment says wins.
    // When to compile anew what runs often stays the runtime's own decision: it waits until no method was called for the first time for a while (TC_CallCountingDelayMs, in hexadecimal),
    // and under load a longer wait never ends.
    private static Dictionary<string, string> WithQuickStart(IReadOnlyDictionary<string, string> variables)
    {
        const string Name = "DOTNET_TieredPGO";
        var all = new Dictionary<string, string>(variables);
        if (Environment.GetEnvironmentVariable(Name) is null)
            all.TryAdd(Name, "0");
        return all;
    }

    // The host may itself run as a native executable; the services are started by the same .NET either way.
    private static string DotNet() =>
        Environment.ProcessPath is { } path && Path.GetFileName(path) == "dotnet"
            ? path
            : Programs.Find("dotnet", Environment.GetEnvironmentVariable("DOTNET_ROOT") ?? "/usr/share/dotnet")
                ?? throw new DistributedApplicationException("The program 'dotnet' is missing. Install the .NET 10 SDK.");

    private static string Newest(string projectPath)
    {
        var name = Path.GetFileNameWithoutExtension(projectPath);
        var bin = new DirectoryInfo(Path.Combine(Path.GetDirectoryName(projectPath)!, "bin"));
        var built = bin.Exists ? bin.EnumerateFiles($"{name}.runtimeconfig.json", SearchOption.AllDirectories).MaxBy(file => file.LastWriteTimeUtc) : null;
        return built is null ? Path.Combine(bin.FullName, $"{name}.dll") : Path.Combine(built.DirectoryName!, $"{name}.dll");
    }
}
