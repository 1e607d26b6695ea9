namespace Observability.Tests.Archiving;

/// <summary>The service's program, as built beside these tests.</summary>
internal sealed class ObservabilityProject : IBuiltProjectMetadata
{
    public string ProjectPath => Path.ChangeExtension(AssemblyPath, ".csproj");

    public string AssemblyPath => typeof(ObservabilityApplication).Assembly.Location;
}
