namespace Pipeline.Bench.Sides;

/// <summary>The program that sets up Elasticsearch, as built beside this one.</summary>
internal sealed class ElasticSetupProject : IBuiltProjectMetadata
{
    public string ProjectPath => Path.ChangeExtension(AssemblyPath, ".csproj");

    public string AssemblyPath => Path.Combine(AppContext.BaseDirectory, "ElasticSetup.dll");
}
