using System.Collections.ObjectModel;

namespace Aspire.Hosting.ApplicationModel;


/// <summary>The facts known about one resource, in the order in which they were stated.</summary>
public sealed class ResourceAnnotationCollection : Collection<IResourceAnnotation>;
