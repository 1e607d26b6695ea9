using System.Collections.Immutable;
using Aspire.Hosting.ApplicationModel;
using LocalHosting.Ports;

namespace LocalHosting.Orchestration;


/// <summary>Gives every endpoint of the application an address before anything starts, so that any resource can be told of any other.</summary>
internal static class EndpointAllocation
{
    // As Aspire writes addresses; it stands for the loopback addresses alone, so nothing here is reachable from outside.
    private const string Host = "localhost";

    internal static void Allocate(IEnumerable<IResource> resources, PortAllocator ports)
    {
        foreach (var resource in resources)
        {
            foreach (var endpoint in resource.Annotations.OfType<EndpointAnnotation>().Where(endpoint => endpoint.AllocatedEndpoint is null))
            {
                // A container's target port lies in a network of its own; on this machine it would collide with the next run.
                var port = (endpoint.Port ?? (resource is ContainerResource ? null : endpoint.TargetPort)) is { } asked
                    ? ports.Claim(asked, $"endpoint '{endpoint.Name}' of resource '{resource.Name}'")
                    : ports.Allocate();
                endpoint.AllocatedEndpoint = new AllocatedEndpoint(endpoint, Host, port);
            }
        }
    }

    internal static ImmutableArray<UrlSnapshot> Urls(IResource resource) =>
    [
        .. resource.Annotations.OfType<EndpointAnnotation>().Where(endpoint => endpoint.AllocatedEndpoint is not null).Select(endpoint =>
        {
            var url = new ResourceUrlAnnotation { Url = endpoint.AllocatedEndpoint!.UriString };
            foreach (var change in resource.Annotations.OfType<EndpointUrlAnnotation>().Where(change => change.EndpointName == endpoint.Name))
                change.Callback(url);
            return new UrlSnapshot(url.DisplayText ?? endpoint.Name, url.Url, IsInternal: false);
        }),
    ];
}
