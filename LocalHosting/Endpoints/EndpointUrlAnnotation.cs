namespace Aspire.Hosting.ApplicationModel;


/// <summary>Changes how the address of one endpoint is shown.</summary>
internal sealed class EndpointUrlAnnotation(string endpointName, Action<ResourceUrlAnnotation> callback) : IResourceAnnotation
{
    internal string EndpointName { get; } = endpointName;

    internal Action<ResourceUrlAnnotation> Callback { get; } = callback;
}
