namespace Aspire.Hosting.ApplicationModel;


/// <summary>A part of the distributed application: a process, a container, a database, a parameter.</summary>
public interface IResource
{
    /// <summary>Gets the name, unique among the application's resources.</summary>
    string Name { get; }

    /// <summary>Gets what is known about the resource: endpoints, environment, waits, health checks.</summary>
    ResourceAnnotationCollection Annotations { get; }
}
