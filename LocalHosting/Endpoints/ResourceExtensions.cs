namespace Aspire.Hosting.ApplicationModel;


/// <summary>Questions to a resource.</summary>
public static class ResourceExtensions
{
    /// <summary>Refers to an endpoint by its name; it may be added later.</summary>
    public static EndpointReference GetEndpoint(this IResourceWithEndpoints resource, string endpointName)
    {
        ArgumentNullException.ThrowIfNull(resource);
        ArgumentException.ThrowIfNullOrEmpty(endpointName);
        return new EndpointReference(resource, endpointName);
    }

    /// <summary>Gives all endpoints of a resource.</summary>
    public static IEnumerable<EndpointReference> GetEndpoints(this IResourceWithEndpoints resource)
    {
        ArgumentNullException.ThrowIfNull(resource);
        return resource.Annotations.OfType<EndpointAnnotation>().Select(endpoint => new EndpointReference(resource, endpoint.Name));
    }
}
