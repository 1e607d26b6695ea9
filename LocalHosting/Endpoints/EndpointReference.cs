namespace Aspire.Hosting.ApplicationModel;


/// <summary>Refers to an endpoint whose address is known only when the application runs.</summary>
/// <param name="owner">The resource that listens.</param>
/// <param name="endpointName">The endpoint's name.</param>
public sealed class EndpointReference(IResourceWithEndpoints owner, string endpointName) : IManifestExpressionProvider, IValueProvider
{
    /// <summary>Gets the resource that listens.</summary>
    public IResourceWithEndpoints Resource { get; } = owner;

    /// <summary>Gets the endpoint's name.</summary>
    public string EndpointName { get; } = endpointName;

    /// <summary>Gets the endpoint.</summary>
    public EndpointAnnotation EndpointAnnotation => Find()
        ?? throw new InvalidOperationException(
            $"Resource '{Resource.Name}' has no endpoint '{EndpointName}'; it has: {string.Join(", ", Resource.Annotations.OfType<EndpointAnnotation>().Select(e => e.Name))}.");

    /// <summary>Gets a value indicating whether the resource has this endpoint.</summary>
    public bool Exists => Find() is not null;

    /// <summary>Gets a value indicating whether the host gave the endpoint an address.</summary>
    public bool IsAllocated => Find()?.AllocatedEndpoint is not null;

    /// <summary>Gets a value indicating whether it speaks HTTP in clear text.</summary>
    public bool IsHttp => string.Equals(EndpointAnnotation.UriScheme, "http", StringComparison.OrdinalIgnoreCase);

    /// <summary>Gets a value indicating whether it speaks HTTP over TLS.</summary>
    public bool IsHttps => string.Equals(EndpointAnnotation.UriScheme, "https", StringComparison.OrdinalIgnoreCase);

    /// <summary>Gets the port.</summary>
    public int Port => Allocated.Port;

    /// <summary>Gets the port on which the process listens; the same as <see cref="Port"/>.</summary>
    public int? TargetPort => Find()?.AllocatedEndpoint?.Port ?? EndpointAnnotation.TargetPort;

    /// <summary>Gets the host name.</summary>
    public string Host => Allocated.Address;

    /// <summary>Gets the scheme.</summary>
    public string Scheme => EndpointAnnotation.UriScheme;

    /// <summary>Gets the whole address.</summary>
    public string Url => Allocated.UriString;

    /// <inheritdoc/>
    public string ValueExpression => $"{{{Resource.Name}.bindings.{EndpointName}.url}}";

    private AllocatedEndpoint Allocated => EndpointAnnotation.AllocatedEndpoint
        ?? throw new InvalidOperationException($"Endpoint '{EndpointName}' of resource '{Resource.Name}' has no address yet: start the application first.");

    /// <inheritdoc/>
    public ValueTask<string?> GetValueAsync(CancellationToken cancellationToken = default) => ValueTask.FromResult<string?>(Url);

    /// <summary>Refers to a part of the address.</summary>
    public EndpointReferenceExpression Property(EndpointProperty property) => new(this, property);

    private EndpointAnnotation? Find() =>
        Resource.Annotations.OfType<EndpointAnnotation>().FirstOrDefault(e => string.Equals(e.Name, EndpointName, StringComparison.OrdinalIgnoreCase));
}
