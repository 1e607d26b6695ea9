using FaultWorker;

namespace Survival.Tests.Battle;

/// <summary>The worker's program, as built beside these tests.</summary>
internal sealed class WorkerProject : IBuiltProjectMetadata
{
    public string ProjectPath => Path.ChangeExtension(AssemblyPath, ".csproj");

    public string AssemblyPath => typeof(WorkerDbContext).Assembly.Location;
}
