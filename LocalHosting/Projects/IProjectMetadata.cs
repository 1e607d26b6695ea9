namespace Aspire.Hosting;


/// <summary>Says where a project lies; one class each is generated for the projects that the AppHost refers to.</summary>
public interface IProjectMetadata : ApplicationModel.IResourceAnnotation
{
    /// <summary>Gets the full path of the project file.</summary>
    string ProjectPath { get; }
}
