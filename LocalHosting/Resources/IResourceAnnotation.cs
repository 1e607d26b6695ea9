namespace Aspire.Hosting.ApplicationModel;


/// <summary>Marks a fact about a resource.</summary>
public interface IResourceAnnotation;
