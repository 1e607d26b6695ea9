namespace Aspire.Hosting;


/// <summary>Says also where the project's program was built; what is generated for this host has it.</summary>
public interface IBuiltProjectMetadata : IProjectMetadata
{
    /// <summary>Gets the full path of the program's assembly.</summary>
    string AssemblyPath { get; }
}
