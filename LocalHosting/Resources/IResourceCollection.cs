namespace Aspire.Hosting.ApplicationModel;


/// <summary>The application's resources, in the order in which they were added.</summary>
public interface IResourceCollection : IReadOnlyList<IResource>;
