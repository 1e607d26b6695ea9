namespace Pipeline.Bench.Sides;

/// <summary>The collector's program, as built beside this one.</summary>
internal sealed class CollectorProject : IBuiltProjectMetadata
{
    public string ProjectPath => Path.ChangeExtension(AssemblyPath, ".csproj");

    public string AssemblyPath => Path.Combine(AppContext.BaseDirectory, "Collector.dll");
}
