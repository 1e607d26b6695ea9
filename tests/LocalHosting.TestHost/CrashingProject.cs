namespace LocalHosting.TestHost;

/// <summary>This program, as a project to start.</summary>
internal sealed class CrashingProject : IBuiltProjectMetadata
{
    public string ProjectPath => Path.ChangeExtension(AssemblyPath, ".csproj");

    public string AssemblyPath => typeof(CrashingProject).Assembly.Location;
}
